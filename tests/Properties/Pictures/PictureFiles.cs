using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Flux.Properties.Pictures;

/// <summary>Bytes of picture files, written by the rules of their formats.</summary>
internal static class PictureFiles
{
    /// <summary>PNG of the kinds of its specification: 0 grey, 2 colours, 4 grey and alpha, 6 colours and alpha; rows without filter bytes.</summary>
    internal static byte[] Png(int width, int height, int depth, int kind, byte[] rows, params byte[][] chunks)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = ((byte)depth, (byte)kind);
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            foreach (byte[] row in rows.Chunk(Math.Max(1, rows.Length / height))) zlib.Write([0, .. row]);
        }
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. chunks.SelectMany(c => c), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    internal static byte[] Chunk(string name, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        uint check = uint.MaxValue;
        foreach (byte b in named)
        {
            check ^= b;
            for (int bit = 0; bit < 8; bit++) check = (check & 1) != 0 ? 0xedb88320 ^ (check >> 1) : check >> 1;
        }
        return [.. Big(data.Length), .. named, .. Big((int)~check)];
    }

    /// <summary>An EXIF block that says an orientation from 1 to 8.</summary>
    internal static byte[] Exif(int orientation) =>
        [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    /// <summary>A JPEG with an EXIF block behind its first two bytes.</summary>
    internal static byte[] WithExif(byte[] jpeg, byte[] exif)
    {
        int length = 2 + 6 + exif.Length;
        return [.. jpeg[..2], 0xff, 0xe1, (byte)(length >> 8), (byte)length, .. "Exif\0\0"u8, .. exif, .. jpeg[2..]];
    }

    /// <summary>BMP of blue, green, red by rows from the bottom, each padded to four bytes. The length it says of itself is 0, as some leave it.</summary>
    internal static byte[] Bmp(int width, int height, Func<int, int, (byte R, byte G, byte B)> at)
    {
        byte[] rows =
        [
            .. from y in Enumerable.Range(1, height)
               from b in Enumerable.Range(0, width).SelectMany(x => at(x, height - y) is var (r, g, b) ? (byte[])[b, g, r] : [])
                   .Concat(new byte[(4 - 3 * width % 4) % 4])
               select b,
        ];
        byte[] size = [.. Little(width), .. Little(height)];
        return [.. "BM"u8, 0, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, .. size, 1, 0, 24, 0, .. new byte[24], .. rows];
    }

    /// <summary>GIF of 2×2 pixels of three colours, red, green and blue, in any number of frames.</summary>
    internal static byte[] Gif(params int[][] frames) =>
    [
        .. "GIF89a"u8, 2, 0, 2, 0, 0x91, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0,
        .. frames.SelectMany(p => (byte[])
            [0x21, 0xf9, 4, 0, 10, 0, 0, 0, 0x2c, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, .. Codes(4, p[0], p[1], 4, p[2], p[3], 5), 0]),
        0x3b,
    ];

    /// <summary>One block of codes of three bits; a clear (4) after two pixels keeps them so short.</summary>
    private static byte[] Codes(params int[] codes)
    {
        int bits = 0;
        for (int i = 0; i < codes.Length; i++) bits |= codes[i] << (3 * i);
        return [3, (byte)bits, (byte)(bits >> 8), (byte)(bits >> 16)];
    }

    private static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Little(int value) => [.. Big(value).Reverse()];
}
