using System.IO.Compression;

namespace Flux;

/// <summary>
/// Data packed by gzip, and whether it ends as its own checksum and length demand. The runtime checks those where a member ends, but takes data that break off
/// for data that end. So a member of our own is put behind the file: it is read only if the file's last one ended soundly.
/// </summary>
internal static class Gzip
{
    /// <summary>No byte of a packed file stands for more than these (deflate's longest match in its shortest code).</summary>
    internal const int MostPerByte = 1032;

    private static readonly byte[] seal = [.. "the end of a file"u8], sealedMember = Packed(seal);

    /// <summary>Whether a file starts as gzip does; it stays at its start.</summary>
    internal static bool Starts(FileStream file)
    {
        Span<byte> head = stackalloc byte[2];
        bool starts = file.ReadAtLeast(head, 2, throwOnEndOfStream: false) == 2 && head is [0x1f, 0x8b];
        file.Position = 0;
        return starts;
    }

    /// <summary>The data of a file, and behind them the seal.</summary>
    internal static Stream Unpacked(FileStream file) => new GZipStream(new Followed(file, sealedMember), CompressionMode.Decompress);

    /// <summary>Whether the data of <see cref="Unpacked"/> were read to a sound end.</summary>
    /// <exception cref="InvalidDataException">Checksum or length are wrong.</exception>
    internal static bool IsWhole(Stream unpacked)
    {
        var rest = new byte[seal.Length + 1];
        return rest.AsSpan(0, unpacked.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false)).SequenceEqual(seal);
    }

    private static byte[] Packed(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(data);
        return packed.ToArray();
    }

    /// <summary>A stream, and bytes behind its end.</summary>
    private sealed class Followed(Stream first, byte[] then) : Stream
    {
        private int taken;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int read = first.Read(buffer);
            if (read > 0 || buffer.IsEmpty) return read;
            read = Math.Min(buffer.Length, then.Length - taken);
            then.AsSpan(taken, read).CopyTo(buffer);
            taken += read;
            return read;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
