using System.Text;

namespace Flux;

/// <summary>The groups of old files: a B-tree of nodes whose entries have their names in a heap of the group's own.</summary>
internal static class SymbolTable
{
    private const int SoftLink = 2, ScratchBytes = 16;

    internal static List<Hdf5Link> Links(Hdf5File file, ReadOnlySpan<byte> message)
    {
        var body = new ByteReader(file, message, "the symbol table of a group");
        ulong tree = body.Address();
        var names = LocalHeap(file, body.Address());
        var links = new List<Hdf5Link>();
        foreach (ulong node in BTree1.Children(file, tree, BTree1.GroupNode, file.LengthSize, "the tree of a group")) Node(file, node, names, links);
        return links;
    }

    private static void Node(Hdf5File file, ulong address, byte[] names, List<Hdf5Link> links)
    {
        string what = $"the symbol table node at {address}";
        var head = new ByteReader(file, file.Metadata(address, 8, what), what);
        head.Signature("SNOD"u8, 1);
        head.Skip(1);
        int count = head.UInt16();
        var entries = new ByteReader(file, file.Metadata(address + 8, count * (2 * file.AddressSize + 8 + ScratchBytes), what), what);
        for (int i = 0; i < count; i++)
        {
            string name = Name(file, names, entries.Address());
            ulong header = entries.Address();
            bool soft = entries.UInt32() == SoftLink;
            entries.Skip(4);
            uint target = entries.UInt32();
            entries.Skip(ScratchBytes - 4);
            links.Add(soft ? new(name, null, Name(file, names, target)) : new(name, header));
        }
    }

    private static byte[] LocalHeap(Hdf5File file, ulong address)
    {
        string what = $"the local heap at {address}";
        var head = new ByteReader(file, file.Metadata(address, 8 + 2 * file.LengthSize + file.AddressSize, what), what);
        head.Signature("HEAP"u8, 0);
        head.Skip(3);
        long size = head.Count(head.Length());
        head.Skip(file.LengthSize);
        return file.Metadata(head.Address(), size, what);
    }

    private static string Name(Hdf5File file, byte[] names, ulong offset)
    {
        int end = offset < (ulong)names.Length ? Array.IndexOf(names, (byte)0, (int)offset) : -1;
        return end >= 0
            ? Encoding.UTF8.GetString(names, (int)offset, end - (int)offset)
            : throw file.Damaged($"a group has a name at {offset} of its heap of {names.Length} bytes");
    }
}
