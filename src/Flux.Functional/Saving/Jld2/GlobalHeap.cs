using System.Text;

namespace Flux;

/// <summary>Strings of variable length, kept in collections outside the data set: an element is a length, an address and an index.</summary>
internal static class GlobalHeap
{
    internal static string String(JldFile file, ReadOnlySpan<byte> element)
    {
        var reader = new ByteReader(file, element);
        long length = reader.UInt32();
        ulong address = reader.UInt64();
        uint index = reader.UInt32();
        if (length == 0) return "";
        var head = new ByteReader(file, file.Read(address, 16));
        if (!head.Take(4).SequenceEqual("GCOL"u8)) throw file.Corrupt($"no global heap at {address}");
        head.Skip(4);
        ulong size = head.UInt64();
        if (size < 16) throw file.Corrupt($"a global heap of {size} bytes at {address}");
        var objects = new ByteReader(file, file.Read(address + 16, (long)Math.Min(size, long.MaxValue) - 16));
        while (objects.Remaining >= 16)
        {
            int number = objects.UInt16();
            objects.Skip(6);
            ulong bytes = objects.UInt64();
            if (number == 0 || bytes > int.MaxValue - 8) break;
            var data = objects.Take((int)bytes);
            if (number == index) return Encoding.UTF8.GetString(data[..(int)Math.Min(length, data.Length)]);
            objects.Skip(Math.Min(objects.Remaining, (int)((8 - bytes % 8) % 8)));
        }
        throw file.Corrupt($"no object {index} in the global heap at {address}");
    }
}
