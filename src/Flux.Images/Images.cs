namespace Flux;

/// <summary>
/// Pictures as tensors: (width × height × channels), Float32 from 0 to 1, the first dimension running along a row from the left and the second down from the
/// top, as <see cref="Idx.Images"/> has them. Read are PNG, JPEG, WebP, GIF (its first frame) and BMP, written PNG and JPEG.
/// </summary>
public static class Images
{
    /// <summary>The most pixels of a picture unless more are allowed: 10,000 by 10,000.</summary>
    public const long MostPixels = 100_000_000;

    /// <summary>
    /// The picture of a file, JPEG and WebP turned as their EXIF orientation says. Values are those of the file: no colour profile is applied. PNG of 16 bits
    /// keeps 11 significant ones in colour and 8 in grey.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="size">
    /// Width and height to resize to, by a triangle over all pixels that a new one covers (torchvision's default); by default the picture's own.
    /// </param>
    /// <param name="channels">1 for luminance (0.299 r + 0.587 g + 0.114 b), 3 for colours, 4 for colours and alpha. Without alpha it is dropped.</param>
    /// <param name="mostPixels">A picture that says it has more is refused before it is decoded.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1, or other channels.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FileFormatException">It is of another kind, cut, damaged, or has too many pixels.</exception>
    public static Tensor Read(string path, (int Width, int Height)? size = null, int channels = 3, long mostPixels = MostPixels)
    {
        var form = new PictureForm("Images.Read", size, channels, mostPixels);
        FileKind.Demand("Images.Read", path, PictureDecoder.Kinds);
        return form.Read(path);
    }

    /// <summary>The picture in the bytes of a file, as <see cref="Read"/> has it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1, or other channels.</exception>
    /// <exception cref="FormatException">The bytes are those of another kind of file, cut, damaged, or the picture has too many pixels.</exception>
    public static Tensor Decode(ReadOnlySpan<byte> bytes, (int Width, int Height)? size = null, int channels = 3, long mostPixels = MostPixels) =>
        PictureDecoder.Decode(bytes, new PictureForm("Images.Decode", size, channels, mostPixels));

    /// <summary>
    /// Writes a picture as PNG or JPEG by the path's extension, 8 bits a channel; the file appears whole or not at all. Values below 0 and above 1 are written
    /// as 0 and 1.
    /// </summary>
    /// <param name="path">Ends in .png, .jpg or .jpeg.</param>
    /// <param name="x">(width × height) or (width × height × 1) in grey, × 3 in colours, × 4 with alpha, which only PNG has.</param>
    /// <param name="quality">Of JPEG, from 1 to 100.</param>
    /// <exception cref="ArgumentException">Another extension or shape, integers, or an element is NaN.</exception>
    /// <exception cref="IOException">The path cannot be written.</exception>
    public static void Write(string path, Tensor x, int quality = 90)
    {
        var format = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".png" => ImageFormat.Png,
            ".jpg" or ".jpeg" => ImageFormat.Jpeg,
            string other => throw new ArgumentException($"Images.Write: the extension of {path} is '{other}'; .png, .jpg or .jpeg would fit.", nameof(path)),
        };
        byte[] bytes = PictureEncoder.Encode("Images.Write", x, format, quality);
        AtomicFile.Write(path, file => file.Write(bytes));
    }

    /// <summary>The bytes of a file of the picture, as <see cref="Write"/> writes them.</summary>
    /// <param name="x">(width × height) or (width × height × 1) in grey, × 3 in colours, × 4 with alpha, which only PNG has.</param>
    /// <param name="format">PNG by default.</param>
    /// <param name="quality">Of JPEG, from 1 to 100.</param>
    /// <exception cref="ArgumentException">Another shape, integers, or an element is NaN.</exception>
    public static byte[] Encode(Tensor x, ImageFormat format = ImageFormat.Png, int quality = 90) =>
        PictureEncoder.Encode("Images.Encode", x, format, quality);

    /// <summary>
    /// A folder of pictures whose subfolders are the classes (torchvision's ImageFolder): <c>train/cats/1.jpg</c>, <c>train/dogs/old/2.png</c>. Nothing is
    /// decoded before it is asked for. Classes are in ordinal order, and so are the files of a class. Pictures are known by their first bytes; hidden files and
    /// folders, and files of other kinds, are passed over, but not one that has a picture's extension and holds something else. Links are followed.
    /// </summary>
    /// <param name="path">The folder.</param>
    /// <param name="size">Width and height that every picture is resized to; by default each keeps its own, and only equal ones go into a batch.</param>
    /// <param name="channels">1 for luminance, 3 for colours, 4 for colours and alpha.</param>
    /// <param name="mostPixels">A picture that says it has more is refused when it is read.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1, or other channels.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileFormatException">No classes, a class without a picture, a picture's extension on something else, or links in a circle.</exception>
    /// <exception cref="FileNotFoundException">A link called as a picture leads nowhere.</exception>
    public static ImageFolder Folder(string path, (int Width, int Height)? size = null, int channels = 3, long mostPixels = MostPixels) =>
        PictureSearch.In(path, new PictureForm("Images.Folder", size, channels, mostPixels));
}
