namespace Flux;

/// <summary>B-trees of version 1: nodes of keys and children, level by level.</summary>
internal static class BTree1
{
    internal const int GroupNode = 0, ChunkNode = 1;

    private const int HighestLevel = 64;

    /// <summary>The children of all leaves, in order.</summary>
    internal static IEnumerable<ulong> Children(Hdf5File file, ulong root, int kind, int keyBytes, string what) =>
        Entries(file, root, kind, keyBytes, what).Select(entry => entry.Child);

    /// <summary>The children of all leaves, each with the key before it.</summary>
    internal static List<(ReadOnlyMemory<byte> Key, ulong Child)> Entries(Hdf5File file, ulong root, int kind, int keyBytes, string what)
    {
        var found = new List<(ReadOnlyMemory<byte>, ulong)>();
        if (root != Hdf5File.Undefined) Node(file, root, kind, keyBytes, what, null, found);
        return found;
    }

    private static void Node(Hdf5File file, ulong address, int kind, int keyBytes, string what, int? level, List<(ReadOnlyMemory<byte>, ulong)> found)
    {
        var head = new ByteReader(file, file.Metadata(address, 8 + 2 * file.AddressSize, what), what);
        if (!head.Take(4).SequenceEqual("TREE"u8) || head.Byte() != kind) throw file.Damaged($"{what} has no node of a tree at {address}");
        int met = head.Byte(), count = head.UInt16();
        if (met != (level ?? met) || met > HighestLevel) throw file.Damaged($"{what} has a node of level {met} at {address}");
        ReadOnlyMemory<byte> entries = file.Metadata(address + 8 + 2 * (ulong)file.AddressSize, (long)count * (keyBytes + file.AddressSize), what);
        for (int i = 0; i < count; i++)
        {
            var entry = entries.Slice(i * (keyBytes + file.AddressSize), keyBytes + file.AddressSize);
            ulong child = new ByteReader(file, entry.Span[keyBytes..], what).Address();
            if (met == 0) found.Add((entry[..keyBytes], child));
            else Node(file, child, kind, keyBytes, what, met - 1, found);
        }
    }
}
