// Makes the digits of this folder from the full MNIST files: the first so many of each class, in their order.
// dotnet run samples/data/Subset.cs -- FOLDER-OF-FULL-FILES
using System.Buffers.Binary;
using System.IO.Compression;

Make("train", 600);
Make("t10k", 100);

void Make(string part, int perClass)
{
    byte[] images = File.ReadAllBytes(Path.Combine(args[0], $"{part}-images-idx3-ubyte"));
    byte[] labels = File.ReadAllBytes(Path.Combine(args[0], $"{part}-labels-idx1-ubyte"));
    var (seen, kept) = (new int[10], new List<int>());
    for (int i = 0; i < labels.Length - 8; i++)
    {
        if (seen[labels[8 + i]]++ < perClass) kept.Add(i);
    }
    Write($"{part}-images-idx3-ubyte.gz", images[..16], kept.SelectMany(i => images[(16 + 784 * i)..(16 + 784 * (i + 1))]));
    Write($"{part}-labels-idx1-ubyte.gz", labels[..8], kept.Select(i => labels[8 + i]));

    void Write(string name, byte[] header, IEnumerable<byte> body)
    {
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), kept.Count);
        using var file = new GZipStream(File.Create(Path.Combine("samples", "data", name)), CompressionLevel.SmallestSize);
        file.Write([.. header, .. body]);
    }
}
