namespace Flux;

/// <summary>Strings and sequences of variable length, kept in collections outside the data set: each collection is read and indexed once.</summary>
internal sealed class GlobalHeap(Hdf5File file)
{
    /// <summary>Bytes of an element that names an object of a heap: a length, an address and an index.</summary>
    internal int ElementSize => 8 + file.AddressSize;

    private readonly Dictionary<ulong, Dictionary<int, ReadOnlyMemory<byte>>> collections = [];

    /// <summary>How many items an element has, and where they are.</summary>
    internal (long Length, ulong Address, int Index) Place(ReadOnlySpan<byte> element)
    {
        var body = new ByteReader(file, element, "an element of variable length");
        return (body.UInt32(), body.Address(), (int)Math.Min(body.UInt32(), int.MaxValue));
    }

    /// <summary>The bytes of an object.</summary>
    internal ReadOnlyMemory<byte> Object(ulong address, int index)
    {
        if (!collections.TryGetValue(address, out var objects)) collections[address] = objects = Read(address);
        return objects.TryGetValue(index, out var found) ? found : throw file.Damaged($"the global heap at {address} has no object {index}");
    }

    private Dictionary<int, ReadOnlyMemory<byte>> Read(ulong address)
    {
        string what = $"the global heap at {address}";
        int headBytes = 8 + file.LengthSize, objectHead = 8 + file.LengthSize;
        var head = new ByteReader(file, file.Metadata(address, headBytes, what), what);
        head.Signature("GCOL"u8, 1);
        head.Skip(3);
        long size = head.Count(head.Length());
        if (size < headBytes) throw file.Damaged($"{what} has {size} bytes");
        ReadOnlyMemory<byte> body = file.Metadata(address + (ulong)headBytes, size - headBytes, what);
        var objects = new Dictionary<int, ReadOnlyMemory<byte>>();
        for (int at = 0; body.Length - at >= objectHead;)
        {
            var reader = new ByteReader(file, body.Span[at..], what);
            int index = reader.UInt16();
            reader.Skip(6);
            long bytes = reader.Count(reader.Length());
            // Object 0 is the free rest.
            if (index == 0) break;
            at += objectHead;
            if (bytes > body.Length - at) throw file.Damaged($"{what} has an object of {bytes} bytes where {body.Length - at} are left");
            if (!objects.TryAdd(index, body.Slice(at, (int)bytes))) throw file.Damaged($"{what} has two objects {index}");
            at = (int)Math.Min(body.Length, at + (bytes + 7 & ~7L));
        }
        return objects;
    }
}
