namespace Flux;

/// <summary>What pictures are to become: one size and number of channels for all.</summary>
internal sealed record PictureForm
{
    private const long MostOfATensor = 500_000_000;

    /// <exception cref="ArgumentOutOfRangeException">A size below 1, or other channels.</exception>
    internal PictureForm(string operation, (int Width, int Height)? size, int channels, long mostPixels)
    {
        (Operation, Size, Channels, MostPixels) = (operation, size, channels, mostPixels);
        if (channels is not (1 or 3 or 4))
        {
            throw new ArgumentOutOfRangeException(
                nameof(channels), $"{operation}: {channels} channels; 1 (luminance), 3 (colours) or 4 (and alpha) would fit.");
        }
        if (mostPixels is < 1 or > MostOfATensor)
        {
            throw new ArgumentOutOfRangeException(nameof(mostPixels), $"{operation}: at most {mostPixels} pixels; 1 to {MostOfATensor} would fit.");
        }
        if (size is var (width, height) && (width < 1 || height < 1 || (long)width * height > MostOfATensor))
        {
            throw new ArgumentOutOfRangeException(
                nameof(size), $"{operation}: a size of {width}×{height}; 1×1 or more, and {MostOfATensor} pixels at most, would fit.");
        }
    }

    /// <summary>Who asks.</summary>
    internal string Operation { get; }

    /// <summary>Width and height, or null for the picture's own.</summary>
    internal (int Width, int Height)? Size { get; }

    /// <summary>1, 3 or 4.</summary>
    internal int Channels { get; }

    /// <summary>More are refused.</summary>
    internal long MostPixels { get; }

    /// <summary>The picture of a file, its errors being those of the file.</summary>
    /// <exception cref="FileFormatException">It is no picture, cut, damaged, or has too many pixels.</exception>
    internal Tensor Read(string path)
    {
        long length = new FileInfo(path).Length;
        if (length > Array.MaxLength) throw new FileFormatException(path, $"a file of {length} bytes; {Array.MaxLength} at most would fit {Operation}.");
        try
        {
            return PictureDecoder.Decode(File.ReadAllBytes(path), this);
        }
        catch (FormatException e)
        {
            throw new FileFormatException(path, e.Message, e);
        }
    }
}
