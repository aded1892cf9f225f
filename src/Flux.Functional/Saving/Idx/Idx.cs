using System.Buffers.Binary;
using System.Collections.Immutable;
using Flux.Kernels;

namespace Flux;

/// <summary>
/// MNIST's file format: a magic number with type and rank, big-endian sizes, then bytes; plain or gzip. The header is read first, and no more than it promises.
/// </summary>
public static class Idx
{
    private const int Images3 = 0x0803, Labels1 = 0x0801;

    /// <summary>Grey images as Float32 in [0, 1]: (columns × rows × 1 × images), the first image dimension running along a row.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FileFormatException">No regular file, another magic number, truncated, too long, or corrupt gzip.</exception>
    public static Tensor Images(string path)
    {
        var (sizes, bytes) = Read("Idx.Images", path, Images3, 3);
        var pixels = new float[bytes.Length];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = bytes[i] / 255f;
        return Tensor.Of(pixels, sizes[2], sizes[1], 1, sizes[0]);
    }

    /// <summary>Labels from 0 to 255.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FileFormatException">No regular file, another magic number, truncated, too long, or corrupt gzip.</exception>
    public static ImmutableArray<int> Labels(string path) => [.. Read("Idx.Labels", path, Labels1, 1).Bytes.Select(b => (int)b)];

    private static (int[] Sizes, byte[] Bytes) Read(string operation, string path, int magic, int rank)
    {
        FileKind.Demand(operation, path, FileKind.Idx, FileKind.Gzip);
        using var file = File.OpenRead(path);
        if (!Gzip.Starts(file))
        {
            var read = Read(path, file, magic, rank, file.Length);
            return file.Position == file.Length ? read : throw Other(path, read.Sizes, file.Length - file.Position + read.Bytes.Length);
        }
        try
        {
            using var plain = Gzip.Unpacked(file);
            var read = Read(path, plain, magic, rank, file.Length * Gzip.MostPerByte);
            return Gzip.IsWhole(plain) ? read
                : throw new FileFormatException(path, $"corrupt gzip: it does not end with the {read.Bytes.Length} bytes of sizes {Text(read.Sizes)}.");
        }
        catch (InvalidDataException e)
        {
            throw new FileFormatException(path, $"corrupt gzip: {e.Message}", e);
        }
    }

    /// <param name="path">The file.</param>
    /// <param name="plain">What is read, from its start.</param>
    /// <param name="magic">The number it starts with.</param>
    /// <param name="rank">How many sizes there are.</param>
    /// <param name="most">No more bytes than these can be in it: what promises more is refused before it is allocated.</param>
    private static (int[] Sizes, byte[] Bytes) Read(string path, Stream plain, int magic, int rank, long most)
    {
        int header = 4 + 4 * rank;
        Span<byte> head = stackalloc byte[header];
        int length = plain.ReadAtLeast(head, header, throwOnEndOfStream: false);
        int found = length >= 4 ? BinaryPrimitives.ReadInt32BigEndian(head) : 0;
        if (found != magic)
        {
            throw new FileFormatException(path, $"magic number {found:x8}; {magic:x8} ({(rank == 3 ? "images" : "labels")} of bytes) would fit.");
        }
        if (length < header) throw new FileFormatException(path, $"{length} bytes; the header alone has {header}.");
        var sizes = new int[rank];
        for (int i = 0; i < rank; i++) sizes[i] = BinaryPrimitives.ReadInt32BigEndian(head[(4 + 4 * i)..]);
        if (!Sizes.Fit<int>(sizes)) throw new FileFormatException(path, $"sizes of {InvariantText.Join("×", sizes)}; up to {Sizes.MaxElements} would fit.");
        long count = new Shape(sizes).Elements;
        if (count > most - header) throw Other(path, sizes, most - header, "at most ");
        var bytes = new byte[count];
        int read = plain.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == count ? (sizes, bytes) : throw Other(path, sizes, read);
    }

    private static FileFormatException Other(string path, int[] sizes, long found, string most = "") =>
        new(path, $"sizes {Text(sizes)} need {sizes.Aggregate(1L, (a, b) => a * b)} bytes, {most}{found} are there; it is truncated or corrupt.");

    private static string Text(int[] sizes) => InvariantText.Join("×", sizes);
}
