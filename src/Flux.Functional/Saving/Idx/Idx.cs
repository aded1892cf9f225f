using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;

namespace Flux;

/// <summary>MNIST's file format: a magic number with type and rank, big-endian sizes, then bytes; plain or gzip.</summary>
public static class Idx
{
    private const int Images3 = 0x0803, Labels1 = 0x0801;

    /// <summary>Grey images as Float32 in [0, 1]: (columns × rows × 1 × images), the first image dimension running along a row.</summary>
    /// <exception cref="FileFormatException">Another magic number, truncated, too long, or corrupt gzip.</exception>
    public static Tensor Images(string path)
    {
        var (sizes, bytes) = Read(path, Images3, 3);
        var pixels = new float[bytes.Length];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = bytes[i] / 255f;
        return Tensor.Of(pixels, sizes[2], sizes[1], 1, sizes[0]);
    }

    /// <summary>Labels from 0 to 255.</summary>
    /// <exception cref="FileFormatException">Another magic number, truncated, too long, or corrupt gzip.</exception>
    public static ImmutableArray<int> Labels(string path) => [.. Read(path, Labels1, 1).Bytes.Select(b => (int)b)];

    private static (int[] Sizes, byte[] Bytes) Read(string path, int magic, int rank)
    {
        FileKind.Demand("Idx", path, FileKind.Idx, FileKind.Gzip);
        byte[] file = Unpacked(path, File.ReadAllBytes(path));
        int header = 4 + 4 * rank;
        int found = file.Length >= 4 ? BinaryPrimitives.ReadInt32BigEndian(file) : 0;
        if (found != magic)
        {
            throw new FileFormatException(path, $"magic number {found:x8}; {magic:x8} ({(rank == 3 ? "images" : "labels")} of bytes) would fit.");
        }
        if (file.Length < header) throw new FileFormatException(path, $"{file.Length} bytes; the header alone has {header}.");
        var sizes = new int[rank];
        long count = 1;
        for (int i = 0; i < rank; i++)
        {
            sizes[i] = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(4 + 4 * i));
            if (sizes[i] < 0 || (count *= sizes[i]) > int.MaxValue) throw new FileFormatException(path, $"a size of {sizes[i]} in dimension {i}.");
        }
        return file.Length - header == count
            ? (sizes, file[header..])
            : throw new FileFormatException(path,
                $"sizes {InvariantText.Join("×", sizes)} need {count} bytes, {file.Length - header} are there; it is truncated or corrupt.");
    }

    private static byte[] Unpacked(string path, byte[] file)
    {
        if (file is not [0x1f, 0x8b, ..]) return file;
        try
        {
            using var unzip = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            unzip.CopyTo(plain);
            return plain.ToArray();
        }
        catch (InvalidDataException e)
        {
            throw new FileFormatException(path, $"corrupt gzip: {e.Message}", e);
        }
    }
}
