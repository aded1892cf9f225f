using System.Runtime.InteropServices;
using SkiaSharp;

namespace Flux;

/// <summary>Pictures out of the bytes of files, by Skia.</summary>
internal static class PictureDecoder
{
    internal static readonly FileKind Any = new("a PNG, JPEG, WebP, GIF or BMP image");

    /// <summary>All of them as one, and each.</summary>
    internal static readonly FileKind[] Kinds = [Any, FileKind.Png, FileKind.Jpeg, FileKind.WebP, FileKind.Gif, FileKind.Bitmap];

    /// <summary>
    /// What a byte can hold where it holds most: JPEG needs a bit for 64 pixels; deflate makes 1032 bytes of one, each of them 8 pixels of PNG in two colours;
    /// GIF needs twelve bits for 4095. Only WebP has pictures of one colour that take no bits at all.
    /// </summary>
    private static long? MostPixelsPerByte(FileKind kind) => kind == FileKind.WebP ? null : kind == FileKind.Jpeg ? 8 * 64 : 8 * 1032;

    /// <exception cref="FormatException">No picture, cut, damaged, or too many pixels.</exception>
    internal static unsafe Tensor Decode(ReadOnlySpan<byte> bytes, PictureForm form)
    {
        var kind = FileKind.Of(bytes[..Math.Min(bytes.Length, FileKind.HeadBytes)], bytes.Length);
        if (kind is null) throw new FormatException($"a file of no kind that is known here; {Any.Name} would fit {form.Operation}.");
        if (!Kinds.Contains(kind)) throw new FormatException(kind.Met(form.Operation, Any));
        fixed (byte* start = bytes)
        {
            using var data = SKData.Create((nint)start, bytes.Length);
            using var codec = SKCodec.Create(data) ?? throw new FormatException($"{kind.Name} whose header does not say what follows; a whole one would fit.");
            Check(codec.Info.Size, kind, bytes.Length, form);
            return Decode(codec, kind, IsDeep(kind, bytes), form);
        }
    }

    private static void Check(SKSizeI size, FileKind kind, int length, PictureForm form)
    {
        long pixels = (long)size.Width * size.Height;
        string met = $"{kind.Name} of {size.Width}×{size.Height} pixels";
        if (pixels > form.MostPixels)
        {
            throw new FormatException($"{met}; at most {form.MostPixels} pixels would fit, or another mostPixels of {form.Operation}.");
        }
        if (pixels > int.MaxValue / 4) throw new FormatException($"{met}; at most {int.MaxValue / 4} pixels would fit.");
        if (pixels > MostPixelsPerByte(kind) * length) throw new FormatException($"{met} in {length} bytes; a whole one would fit.");
    }

    /// <summary>PNG in colours of 16 bits, of which a number of half precision keeps 11. Greys of 16 bits are 8 to Skia.</summary>
    private static bool IsDeep(FileKind kind, ReadOnlySpan<byte> bytes)
    {
        const int Depth = 24, Colours = 2, ColoursAndAlpha = 6;
        return kind == FileKind.Png && bytes.Length > Depth + 1 && bytes[Depth] == 16 && bytes[Depth + 1] is Colours or ColoursAndAlpha;
    }

    private static unsafe Tensor Decode(SKCodec codec, FileKind kind, bool isDeep, PictureForm form)
    {
        var size = Reduced(codec, form);
        // No colour space is no correction of colours: the numbers of the file.
        var info = new SKImageInfo(size.Width, size.Height, isDeep ? SKColorType.RgbaF16 : SKColorType.Rgba8888, SKAlphaType.Unpremul, null);
        void* pixels = NativeMemory.AllocZeroed((nuint)info.BytesSize64);
        try
        {
            var result = codec.GetPixels(info, (nint)pixels, info.RowBytes, new SKCodecOptions(0));
            if (result == SKCodecResult.IncompleteInput) throw new FormatException($"{kind.Name} that ends before its last pixel; a whole one would fit.");
            if (result != SKCodecResult.Success) throw new FormatException($"{kind.Name} whose pixels do not decode ({result}); a whole one would fit.");
            var place = Orientation.Of(codec.EncodedOrigin, info.Width, info.Height);
            int values = 4 * info.Width * info.Height;
            var planes = isDeep
                ? PixelPlanes.Of(new ReadOnlySpan<Half>(pixels, values), 1, info.Width, place, form.Channels)
                : PixelPlanes.Of(new ReadOnlySpan<byte>(pixels, values), byte.MaxValue, info.Width, place, form.Channels);
            return (form.Size is var (width, height) ? planes.Resized(width, height) : planes).ToTensor();
        }
        finally
        {
            NativeMemory.Free(pixels);
        }
    }

    /// <summary>
    /// The size to decode to. JPEG and WebP can leave out detail while they decode, which saves most of the time for photographs; twice the size that is wanted
    /// leaves the filter its work.
    /// </summary>
    private static SKSizeI Reduced(SKCodec codec, PictureForm form)
    {
        var whole = codec.Info.Size;
        if (form.Size is not var (width, height)) return whole;
        if (Orientation.IsTurned(codec.EncodedOrigin)) (width, height) = (height, width);
        float scale = Math.Max(2f * width / whole.Width, 2f * height / whole.Height);
        if (scale >= 1) return whole;
        var reduced = codec.GetScaledDimensions(scale);
        return reduced.Width >= width && reduced.Height >= height ? reduced : whole;
    }
}
