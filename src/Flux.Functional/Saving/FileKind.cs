using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Flux;

/// <summary>
/// What a file is by its first bytes, so that a reader that met a file of another kind calls it by its name and names the reader that takes it, instead of
/// calling it corrupt.
/// </summary>
/// <param name="Name">What people call such a file, with its article.</param>
/// <param name="Reader">What reads it here; null for nothing.</param>
internal sealed record FileKind(string Name, string? Reader = null)
{
    internal static readonly FileKind
        Npy = new("a NumPy array", "Npy.Load"), Npz = new("a NumPy archive (.npz)", "Npz.Open"), Safetensors = new("a safetensors file", "Safetensors.Open"),
        Bson = new("a BSON document", "Bson.Load"), Hdf5 = new("an HDF5 or JLD2 file", "Jld2.Open"), Idx = new("an IDX file", "Idx.Images or Idx.Labels"),
        Gzip = new("a file packed by gzip"), Zip = new("a zip archive"),
        Torch = new("a PyTorch file (torch.save), which is a program that makes tensors", "saved by safetensors.torch.save_file, Safetensors.Open"),
        Pickle = new("a Python pickle, which is a program", "saved by numpy.save or safetensors, Npy.Load or Safetensors.Open"),
        Png = Image("a PNG image"), Jpeg = Image("a JPEG image"), Gif = Image("a GIF image"), Bitmap = Image("a BMP image"), WebP = Image("a WebP image"),
        Tiff = new("a TIFF image"), Text = new("a text file"), Empty = new("an empty file"),
        LargeFilePointer = new("a pointer of Git LFS to a file that was not fetched (git lfs pull)"), Html = new("a page of HTML, as a failed download leaves");

    /// <summary>As many first bytes as tell the kinds apart.</summary>
    internal const int HeadBytes = 1024;

    private static readonly (int At, byte[] Bytes, FileKind Kind)[] signatures =
    [
        (0, Latin("\u0093NUMPY"), Npy),
        (0, Latin("\u0089HDF\r\n\u001a\n"), Hdf5), (512, Latin("\u0089HDF\r\n\u001a\n"), Hdf5), (0, Latin("HDF5-based Julia Data Format"), Hdf5),
        (0, Latin("\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019"), Torch),
        (0, [0x80, 2], Pickle), (0, [0x80, 3], Pickle), (0, [0x80, 4], Pickle), (0, [0x80, 5], Pickle),
        (0, [0x1f, 0x8b], Gzip),
        (0, Latin("\u0089PNG\r\n\u001a\n"), Png), (0, [0xff, 0xd8, 0xff], Jpeg), (0, Latin("GIF8"), Gif), (0, [(byte)'I', (byte)'I', 42, 0], Tiff),
        (0, [(byte)'M', (byte)'M', 0, 42], Tiff), (8, Latin("WEBP"), WebP),
        (0, Latin("version https://git-lfs"), LargeFilePointer),
        (0, Latin("7JL"), new("a file of Julia's Serialization, which only the version that wrote it reads", "saved as BSON or JLD2, Bson.Load or Jld2.Open")),
        (0, Latin("GGUF"), new("a GGUF model")), (0, Latin("PAR1"), new("a Parquet table")), (0, Latin("ARROW1"), new("an Arrow table")),
        (0, Latin("MATLAB 5.0 MAT-file"), new("a MATLAB file")), (0, Latin("%PDF"), new("a PDF document")),
        (0, Latin("SQLite format 3"), new("an SQLite database")), (0, [0x28, 0xb5, 0x2f, 0xfd], new("a file packed by zstd")),
        (0, Latin("\u00fd7zXZ"), new("a file packed by xz")), (0, Latin("BZh"), new("a file packed by bzip2")), (257, Latin("ustar"), new("a tar archive")),
    ];

    /// <summary>
    /// Throws if there is no such file, or if its first bytes are those of a kind that the reader does not take. What is of no kind known here is left to
    /// the reader.
    /// </summary>
    /// <param name="operation">The reader.</param>
    /// <param name="path">The file.</param>
    /// <param name="own">The kinds that it takes, the usual one first.</param>
    /// <exception cref="ArgumentException">The path is null, empty or none at all.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FileFormatException">It is no regular file, or one of another kind; the message says which, and what reads it.</exception>
    internal static void Demand(string operation, string path, params ReadOnlySpan<FileKind> own)
    {
        var place = FilePlace.Of(operation, path);
        if (!place.IsTaken) throw new FileNotFoundException($"{operation}: there is no file {path}.", path);
        if (place.Other is { } other) throw new FileFormatException(path, $"{other}; {own[0].Name} would fit {operation}.");
        if (Of(path) is { } kind && !own.Contains(kind)) throw new FileFormatException(path, kind.Met(operation, own[0]));
    }

    /// <summary>The kind of a file, or null for none known here.</summary>
    internal static FileKind? Of(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[HeadBytes];
        return Of(head[..file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)], file.Length);
    }

    /// <summary>The kind of a file of a length, by its first bytes; null for none known here.</summary>
    internal static FileKind? Of(ReadOnlySpan<byte> head, long length)
    {
        if (head.IsEmpty) return Empty;
        if (IsBson(head, length)) return Bson;
        if (IsSafetensors(head, length)) return Safetensors;
        if (IsIdx(head, length)) return Idx;
        foreach (var (at, bytes, kind) in signatures)
        {
            if (head.Length >= at + bytes.Length && head.Slice(at, bytes.Length).SequenceEqual(bytes)) return kind;
        }
        return IsZip(head) ? InZip(head) : IsBitmap(head) ? Bitmap : InText(head);
    }

    /// <summary>What a reader says of such a file.</summary>
    internal string Met(string operation, FileKind wanted) => Reader is null ? $"{Name}; {wanted.Name} would fit {operation}." : $"{Name}; {Reader} would fit.";

    private static bool IsBson(ReadOnlySpan<byte> head, long length) =>
        length >= 5 && head.Length >= 5 && BinaryPrimitives.ReadInt32LittleEndian(head) == length && head[4] <= 0x13;

    private static bool IsSafetensors(ReadOnlySpan<byte> head, long length) =>
        head.Length > 8 && head[8] == '{' && BinaryPrimitives.ReadUInt64LittleEndian(head) is >= 2 and var header && header <= (ulong)(length - 8);

    /// <summary>Two zeros, an element type, the number of dimensions, and sizes that lie within the file.</summary>
    private static bool IsIdx(ReadOnlySpan<byte> head, long length) =>
        head is [0, 0, 8 or 9 or >= 11 and <= 14, >= 1 and <= 8, ..] && length >= 4 + 4 * head[3];

    private static bool IsZip(ReadOnlySpan<byte> head) => head is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..];

    /// <summary>Writers leave the length out or get it wrong; two reserved numbers are 0, and the header that follows has one of a few lengths.</summary>
    private static bool IsBitmap(ReadOnlySpan<byte> head) => head is [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, _, _, _, _, var header, 0, 0, 0, ..]
        && header is 12 or 16 or 40 or 52 or 56 or 64 or 108 or 124;

    /// <summary>Archives are told apart by the name of their first member.</summary>
    private static FileKind InZip(ReadOnlySpan<byte> head)
    {
        const int NameLength = 26, Name = 30;
        if (head.Length < Name) return Zip;
        int end = Math.Min(head.Length, Name + BinaryPrimitives.ReadUInt16LittleEndian(head[NameLength..]));
        string name = Encoding.Latin1.GetString(head[Name..end]);
        if (name.EndsWith(".npy", StringComparison.Ordinal)) return Npz;
        return name.EndsWith("/data.pkl", StringComparison.Ordinal) || name.EndsWith("/.format_version", StringComparison.Ordinal) ? Torch : Zip;
    }

    private static FileKind? InText(ReadOnlySpan<byte> head)
    {
        // The last character may be cut.
        int whole = head.Length < HeadBytes ? head.Length : head.Length - 3;
        if (head.ContainsAnyInRange<byte>(0, 8) || head.ContainsAnyInRange<byte>(14, 31) || !Utf8.IsValid(head[..whole]) && !Utf8.IsValid(head[..(whole - 1)]))
        {
            return null;
        }
        string start = Encoding.UTF8.GetString(head[..whole]).TrimStart();
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            ? Html
            : Text;
    }

    private static FileKind Image(string name) => new(name, "Images.Read of Flux.Images");

    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);
}
