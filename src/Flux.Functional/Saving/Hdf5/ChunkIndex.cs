namespace Flux;

/// <summary>Where a chunk is stored, in how many bytes, and which filters were left out.</summary>
internal readonly record struct StoredChunk(ulong Address, long Size, uint Mask);

/// <summary>The chunks of a data set by their place in the grid of chunks.</summary>
internal sealed class ChunkIndex
{
    private readonly Dictionary<long, StoredChunk> chunks = [];
    private readonly Func<long, StoredChunk?>? computed;
    private readonly long[] grid;

    /// <param name="file">The file.</param>
    /// <param name="space">The sizes of the data set.</param>
    /// <param name="layout">Its layout.</param>
    /// <param name="chunkBytes">Bytes of a chunk without filters.</param>
    /// <param name="filtered">Whether there are filters.</param>
    /// <param name="name">The data set.</param>
    internal ChunkIndex(Hdf5File file, Hdf5Space space, Hdf5Layout layout, int chunkBytes, bool filtered, string name)
    {
        string what = $"the chunks of {name}";
        grid = [.. space.Sizes.Zip(layout.Chunk, Parts)];
        if (layout.Address == Hdf5File.Undefined) return;
        // Arrays of chunks count in the grid of the largest sizes.
        long[] most = [.. space.Most.Zip(layout.Chunk, Parts)];
        switch (layout.Indexing)
        {
            case ChunkIndexing.Single:
                chunks[0] = layout.Filtered is var (size, mask) ? new(layout.Address, size, mask) : new(layout.Address, chunkBytes, 0);
                break;
            case ChunkIndexing.Implicit:
                computed = cell => new(layout.Address + (ulong)(Number(Cell(cell, grid), most) * chunkBytes), chunkBytes, 0);
                break;
            case ChunkIndexing.FixedArray:
                Number(ChunkArrays.Fixed(file, layout.Address, chunkBytes, filtered, what), most);
                break;
            case ChunkIndexing.ExtensibleArray:
                Number(ChunkArrays.Extensible(file, layout.Address, chunkBytes, filtered, what), Unbounded(file, most, space.Most, what));
                break;
            case ChunkIndexing.Tree2:
                Tree2(file, layout, chunkBytes, filtered, what);
                break;
            default:
                Tree1(file, layout, what);
                break;
        }
    }

    /// <summary>The chunk at a place of the grid; null for one that was never written.</summary>
    internal StoredChunk? Find(ReadOnlySpan<long> cell)
    {
        long number = Number(cell, grid);
        return computed is not null ? computed(number) : chunks.TryGetValue(number, out var chunk) ? chunk : null;
    }

    private static long Parts(long size, long chunk) => size == long.MaxValue ? size : chunk == 0 ? 0 : (size - 1) / chunk + 1;

    private static long Number(ReadOnlySpan<long> cell, ReadOnlySpan<long> grid)
    {
        long number = 0;
        for (int d = grid.Length - 1; d >= 0; d--) number = unchecked(number * grid[d] + cell[d]);
        return number;
    }

    private static long[] Cell(long number, long[] grid)
    {
        var cell = new long[grid.Length];
        for (int d = 0; d < grid.Length && number > 0; d++) (number, cell[d]) = Math.DivRem(number, Math.Max(1, grid[d]));
        return cell;
    }

    /// <summary>The dimension without a bound counts slowest, wherever it stands: the rest of the grid, and that dimension behind it.</summary>
    private static long[] Unbounded(Hdf5File file, long[] most, long[] sizes, string what) => sizes.Count(n => n == long.MaxValue) == 1
        ? most
        : throw file.Damaged($"{what} are in an array that grows; one dimension without a bound would fit");

    private void Number(IEnumerable<(long Number, StoredChunk Chunk)> found, long[] most)
    {
        int free = Array.IndexOf(most, long.MaxValue);
        long[] counted = free < 0 ? most : [.. most[..free], .. most[(free + 1)..], long.MaxValue];
        foreach (var (number, chunk) in found)
        {
            long[] cell = Cell(number, counted);
            if (free >= 0) cell = [.. cell[..free], cell[^1], .. cell[free..^1]];
            Add(cell, chunk);
        }
    }

    private void Add(long[] cell, StoredChunk chunk)
    {
        // Chunks past the sizes are left from a data set that was made smaller.
        for (int d = 0; d < grid.Length; d++)
        {
            if (cell[d] >= grid[d]) return;
        }
        chunks[Number(cell, grid)] = chunk;
    }

    private void Tree1(Hdf5File file, Hdf5Layout layout, string what)
    {
        int rank = grid.Length;
        foreach (var (key, address) in BTree1.Entries(file, layout.Address, BTree1.ChunkNode, 8 + 8 * (rank + 1), what))
        {
            var body = new ByteReader(file, key.Span, what);
            uint size = body.UInt32(), mask = body.UInt32();
            Add(Offsets(ref body, d => layout.Chunk[d]), new(address, size, mask));
        }
    }

    private void Tree2(Hdf5File file, Hdf5Layout layout, int chunkBytes, bool filtered, string what)
    {
        var tree = new BTree2(file, layout.Address, what);
        int kind = filtered ? 11 : 10;
        if (tree.Kind != kind) throw file.Damaged($"{what} are in a tree of kind {tree.Kind}; {kind} would fit");
        foreach (var record in tree.Records())
        {
            var body = new ByteReader(file, record.Span, what);
            ulong address = body.Address();
            int width = record.Length - file.AddressSize - 8 * grid.Length - 4;
            if (filtered && width is < 1 or > 8) throw file.Damaged($"{what} are in a tree with records of {record.Length} bytes");
            var chunk = filtered ? new StoredChunk(address, body.Count(body.Unsigned(width)), body.UInt32()) : new(address, chunkBytes, 0);
            Add(Offsets(ref body, _ => 1), chunk);
        }
    }

    private long[] Offsets(ref ByteReader body, Func<int, long> step)
    {
        var cell = new long[grid.Length];
        for (int d = cell.Length - 1; d >= 0; d--) cell[d] = (long)Math.Min(body.Unsigned(8), long.MaxValue) / Math.Max(1, step(d));
        return cell;
    }
}
