using System.Numerics;

namespace Flux;

/// <summary>B-trees of version 2: records of one size, in leaves and between the children of other nodes.</summary>
internal sealed class BTree2
{
    private const int NodeOverhead = 10, HighestDepth = 32;
    private readonly Hdf5File file;
    private readonly string what;
    private readonly int nodeSize, recordSize, depth, rootRecords;
    private readonly ulong root;
    private readonly long total;

    internal BTree2(Hdf5File file, ulong address, string what)
    {
        (this.file, this.what) = (file, what);
        var head = new ByteReader(file, file.Checked(address, 22 + file.AddressSize + file.LengthSize, what).Span, what);
        head.Signature("BTHD"u8, 0);
        Kind = head.Byte();
        nodeSize = (int)Math.Min(head.UInt32(), int.MaxValue);
        recordSize = head.UInt16();
        depth = head.UInt16();
        head.Skip(2);
        root = head.Address();
        rootRecords = head.UInt16();
        total = head.Count(head.Length());
        if (recordSize == 0 || nodeSize <= NodeOverhead + recordSize || depth > HighestDepth)
        {
            throw file.Damaged($"{what} is a tree with records of {recordSize} bytes in nodes of {nodeSize}, {depth} deep");
        }
    }

    /// <summary>What the records are.</summary>
    internal int Kind { get; }

    /// <summary>All records, in order.</summary>
    internal List<ReadOnlyMemory<byte>> Records()
    {
        var records = new List<ReadOnlyMemory<byte>>();
        if (total == 0) return records;
        // The widths of counts in a pointer to a node follow from how many records it may hold.
        var totalWidths = new int[depth + 1];
        long most = (nodeSize - NodeOverhead) / recordSize, all = most;
        int countWidth = Width(most);
        for (int level = 1; level <= depth; level++)
        {
            int pointer = file.AddressSize + countWidth + totalWidths[level - 1];
            most = (nodeSize - NodeOverhead - pointer) / (recordSize + pointer);
            all = Math.Min(long.MaxValue / 4 / (most + 2), all) * (most + 1) + most;
            totalWidths[level] = Width(all);
        }
        Node(root, rootRecords, depth, countWidth, totalWidths, records);
        return records.Count == total ? records : throw file.Damaged($"{what} has {records.Count} entries where {total} are promised");
    }

    private void Node(ulong address, int count, int level, int countWidth, int[] totalWidths, List<ReadOnlyMemory<byte>> records)
    {
        int pointer = level == 0 ? 0 : file.AddressSize + countWidth + totalWidths[level - 1];
        var node = file.Checked(address, NodeOverhead + (long)count * recordSize + (count + 1L) * pointer, what);
        var head = new ByteReader(file, node.Span, what);
        head.Signature(level == 0 ? "BTLF"u8 : "BTIN"u8, 0);
        head.Skip(1);
        head.Skip((long)count * recordSize);
        for (int i = 0; i <= count; i++)
        {
            if (level > 0)
            {
                ulong child = head.Address();
                int children = (int)head.Unsigned(countWidth);
                head.Skip(totalWidths[level - 1]);
                Node(child, children, level - 1, countWidth, totalWidths, records);
            }
            if (i < count) records.Add(node.Slice(6 + i * recordSize, recordSize));
        }
    }

    /// <summary>Bytes that hold a number up to this one.</summary>
    internal static int Width(long most) => BitOperations.Log2((ulong)Math.Max(1, most)) / 8 + 1;
}
