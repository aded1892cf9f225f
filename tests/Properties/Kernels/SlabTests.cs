using System.Runtime.InteropServices;
using Flux.Kernels;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>Small blocks share the buffers of a device: none sees another, and a buffer goes back when none of its blocks is used.</summary>
public sealed class SlabTests
{
    private const int Count = 600, Limit = 1 << 20;

    private static int[] Numbers(int seed, int count) => [.. Enumerable.Range(0, count).Select(i => seed * 1_000_003 + i)];

    private static Storage Written(GpuDevice device, int seed, int count)
    {
        var storage = device.Rent(DType.Int32, count);
        device.Upload(MemoryMarshal.AsBytes<int>(Numbers(seed, count)), storage, 0);
        return storage;
    }

    private static int[] Read(GpuDevice device, Storage storage)
    {
        int[] numbers = new int[storage.Count];
        device.Download(storage, 0, MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }

    private static void AssertAllReturned(GpuDevice device, IEnumerable<Storage> held)
    {
        foreach (var storage in held) storage.Return("the test is over");
        Assert.Equal(0, device.Trim().Memory.Pooled);
        Assert.Equal(0, device.Blocks.Buffers);
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Blocks_of_all_sizes_keep_their_numbers_in_any_order_of_use(string backend)
    {
        var device = Backends.Fresh(backend);
        var random = new Random(1);
        var held = new Dictionary<int, Storage>();
        for (int step = 0; step < Count; step++)
        {
            held[step] = Written(device, step, random.Next(4) == 0 ? random.Next(1, 9000) : 1 << random.Next(0, 13));
            int gone = random.Next(step + 1);
            if (held.Remove(gone, out var storage))
            {
                Assert.Equal(Numbers(gone, storage.Count), Read(device, storage));
                storage.Return("it was read");
            }
            // What is pooled goes back now and then, so that slabs have holes that blocks of other steps fill.
            if (step % 50 == 49) device.Trim();
        }
        foreach (var (seed, storage) in held) Assert.Equal(Numbers(seed, storage.Count), Read(device, storage));
        AssertAllReturned(device, held.Values);
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Small_blocks_share_a_buffer_and_leave_holes_to_others_of_their_size(string backend)
    {
        var device = Backends.Fresh(backend);
        Storage[] held = [.. Enumerable.Range(0, Count).Select(i => Written(device, i, 16))];
        Assert.Equal(1, device.Blocks.Buffers);
        for (int i = 0; i < Count; i += 2) held[i].Return("it makes a hole");
        device.Trim();
        for (int i = 0; i < Count; i += 2) held[i] = Written(device, Count + i, 16);
        Assert.Equal(1, device.Blocks.Buffers);
        for (int i = 0; i < Count; i++) Assert.Equal(Numbers(i % 2 == 0 ? Count + i : i, 16), Read(device, held[i]));
        var large = Written(device, Count, Slab.LargestPiece / sizeof(int) + 1);
        Assert.Equal(2, device.Blocks.Buffers);
        AssertAllReturned(device, held.Append(large));
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void A_buffer_goes_back_with_the_last_of_its_blocks(string backend)
    {
        var device = Backends.Fresh(backend);
        int perBuffer = Slab.CountOf(Slab.PieceOf(Slab.LargestPiece)), count = SizeOfLargest / sizeof(int);
        Storage[] held = [.. Enumerable.Range(0, 3 * perBuffer).Select(i => Written(device, i, count))];
        Assert.Equal(3, device.Blocks.Buffers);
        foreach (var storage in held[perBuffer..^1]) storage.Return("its buffer may go");
        device.Trim();
        Assert.Equal(2, device.Blocks.Buffers);
        AssertAllReturned(device, held[..perBuffer].Append(held[^1]));
    }

    private static int SizeOfLargest => Slab.LargestPiece - BlockPool.Padding;

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Free_pieces_keep_little_of_the_limit_from_a_large_block(string backend)
    {
        foreach (int scale in (int[])[1, 4, 16, 64])
        {
            long limit = (long)scale * Limit;
            var device = Backends.Fresh(backend, limit);
            Storage[] small = [.. Enumerable.Range(0, 20).Select(i => Written(device, i, 1 << i % 12))];
            // Classes of sizes are a quarter apart; 5/8 of a power of two is one of them.
            int most = (int)(limit / 8 * 5 / sizeof(int));
            var large = device.Rent(DType.Float32, most);
            var second = device.Rent(DType.Float32, most / 5 * 2);
            Assert.Equal(Numbers(3, 8), Read(device, small[3]));
            AssertAllReturned(device, [.. small, large, second]);
        }
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Pieces_that_come_back_keep_little_of_the_limit_from_a_large_block(string backend)
    {
        const long limit = 16L * Limit;
        var device = Backends.Fresh(backend, limit);
        int perBuffer = Slab.CountOf(Slab.PieceOf(Slab.LargestPiece)), count = SizeOfLargest / sizeof(int);
        Storage[] small = [.. Enumerable.Range(0, (int)(limit * 3 / 4 / Slab.LargestPiece)).Select(i => Written(device, i, count))];
        for (int i = 0; i < small.Length; i++)
        {
            if (i % perBuffer != 0) small[i].Return("it leaves all but one piece of a buffer free");
        }
        device.Trim();
        var large = device.Rent(DType.Float32, (int)(limit / 8 * 5 / sizeof(int)));
        Assert.Equal(Numbers(perBuffer, count), Read(device, small[perBuffer]));
        AssertAllReturned(device, [.. small.Where((_, i) => i % perBuffer == 0), large]);
    }
}
