using System.Runtime.CompilerServices;
using Flux.Kernels;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>Laws of blocks, storages and regions: every block comes back exactly once, and late use never returns a number.</summary>
public class MemoryTests
{
    private readonly CountedBlocks blocks = new();
    private readonly BlockPool pool;
    private readonly CpuDevice device;

    public MemoryTests()
    {
        pool = new(blocks, new Poison());
        device = new(pool);
    }

    /// <summary>#rents = #returns + #live: nothing is live, and every block the system gave comes back to it exactly once.</summary>
    private void AssertAllReturned()
    {
        Assert.Equal(0, device.Memory.Live);
        Assert.Equal(0, device.Trim().Memory.Pooled);
        Assert.Equal(0, blocks.Outside);
    }

    private static unsafe Span<float> Floats(Storage storage)
    {
        using var held = storage.Hold<float>(0);
        return new(held.Pointer, storage.Count);
    }

    private static unsafe nint Address(Storage storage)
    {
        using var held = storage.Hold<byte>(0);
        return (nint)held.Pointer;
    }

    [Fact]
    public void Size_classes_hold_what_they_are_asked_for_and_waste_at_most_a_quarter()
    {
        for (long bytes = 0; bytes < 1L << 34; bytes += 1 + bytes / 7)
        {
            int sizeClass = SizeClass.Of(bytes);
            long size = SizeClass.Bytes(sizeClass);
            Assert.True(size >= bytes && size % 64 == 0 && sizeClass < SizeClass.Count);
            if (bytes > 256) Assert.True(size <= 1.25 * bytes);
            Assert.Equal(sizeClass, SizeClass.Of(size));
            if (sizeClass > 0) Assert.True(SizeClass.Bytes(sizeClass - 1) < bytes);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(3_000_000)]
    public void Blocks_are_aligned_and_count_as_live_until_returned(int count)
    {
        var storage = device.Rent(DType.Float32, count);
        Assert.Equal(0, Address(storage) % 64);
        Assert.InRange(device.Memory.Live, 4L * count, Math.Max(64, 5L * count));
        storage.Return("the test is over");
        Assert.Equal(0, device.Memory.Live);
        Assert.True(device.Memory.Pooled > 0 && device.Memory.Peak == device.Memory.Pooled);
        Assert.Equal(0, device.Trim().Memory.Pooled);
    }

    [Fact]
    public void A_returned_storage_throws_with_its_reason_and_cannot_be_returned_again()
    {
        var storage = device.Rent(DType.Float32, 4);
        storage.Return("it was consumed by Adam");
        Assert.Contains("consumed by Adam", Assert.Throws<InvalidOperationException>(() => Address(storage)).Message, StringComparison.Ordinal);
        Assert.Contains("consumed by Adam", Assert.Throws<InvalidOperationException>(() => storage.Return("again")).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(storage.Escape);
        AssertAllReturned();
    }

    [Fact]
    public void A_region_returns_what_is_neither_a_result_nor_exposed()
    {
        var region = new Region("Gradient");
        Storage result = device.Rent(DType.Float32, 100), exposed = device.Rent(DType.Float32, 100), inner = device.Rent(DType.Float32, 100);
        foreach (var storage in new[] { result, exposed, inner })
        {
            Assert.True(storage.IsFresh);
            region.Add(storage);
            Assert.Same(region, storage.Region);
        }
        Floats(result).Fill(3);
        exposed.Expose();
        region.End([result]);
        Assert.False(region.IsOpen);
        Assert.All([result, exposed], storage => Assert.True(storage.IsAlive && storage.Region is null && !storage.IsFresh));
        Assert.False(inner.IsAlive);
        Assert.Contains("inside Gradient", Assert.Throws<InvalidOperationException>(() => Address(inner)).Message, StringComparison.Ordinal);
        for (int i = 0; i < 1000; i++) device.Rent(DType.Float32, 100).Return("noise");
        Assert.All(Floats(result).ToArray(), x => Assert.Equal(3, x));
        region.End([]);
        Assert.True(result.IsAlive);
    }

    [Fact]
    public void What_is_added_to_an_ended_region_escapes()
    {
        var region = new Region("Gradient");
        region.End([]);
        var late = device.Rent(DType.Float32, 10);
        region.Add(late);
        Assert.True(late.IsAlive && late.Region is null && !late.IsFresh);
        Assert.True(pool.EscapedBytes > 0);
        late.Return("the test is over");
        Assert.Equal(0, pool.EscapedBytes);
    }

    [Fact]
    public void What_was_returned_inside_a_region_is_not_returned_by_it()
    {
        var region = new Region("Gradient");
        var storage = device.Rent(DType.Float32, 10);
        region.Add(storage);
        storage.Return("its last use was over");
        region.End([]);
        AssertAllReturned();
    }

    [Fact]
    public void The_collector_returns_what_escaped_and_nobody_holds()
    {
        Escape(50);
        for (int i = 0; i < 50 && device.Memory.Live > 0; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.Equal(0, pool.EscapedBytes);
        AssertAllReturned();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Escape(int count)
    {
        for (int i = 0; i < count; i++) device.Rent(DType.Float64, 1000).Escape();
    }

    [Fact]
    public void What_a_finaliser_still_reads_serves_nobody_else()
    {
        using var goOn = new ManualResetEventSlim();
        float[] seen = [0];
        Leave(goOn, seen);
        GC.Collect();
        for (int i = 0; i < 100; i++) device.Kernels.Fill(new View(device.Rent(DType.Float32, 1000), 0, [1000]), 9);
        goOn.Set();
        GC.WaitForPendingFinalizers();
        Assert.Equal(7, seen[0]);
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.Equal(0, pool.EscapedBytes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Leave(ManualResetEventSlim goOn, float[] seen)
    {
        var storage = device.Rent(DType.Float32, 1000);
        device.Kernels.Fill(new View(storage, 0, [1000]), 7);
        storage.Escape();
        _ = new LastReader(storage, goOn, seen);
    }

    private sealed class LastReader(Storage storage, ManualResetEventSlim goOn, float[] seen)
    {
        ~LastReader()
        {
            if (goOn.Wait(TimeSpan.FromSeconds(20))) seen[0] = Floats(storage)[0];
        }
    }

    [Fact]
    public void Blocks_that_their_holders_return_do_not_stay_listed()
    {
        int dropped = 0;
        var listed = new EscapedBlocks((_, block) => dropped += block == 0 ? 1 : 0);
        for (int i = 0; i < 10_000; i++)
        {
            var block = new EscapedBlock(this, 64, 0);
            listed.Add(block);
            block.Dismiss();
        }
        Assert.InRange(dropped, 5_000, 10_000);
    }

    [Fact]
    public void A_view_keeps_what_escaped_from_the_collector()
    {
        var view = Views.Of(DType.Float32, [1000], i => i);
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.Equal(999, Views.Read(view, 999));
    }

    [Fact]
    public void Escaped_garbage_stays_within_its_budget_without_explicit_returns()
    {
        var plain = new BlockPool(new HostBlocks());
        var host = new CpuDevice(plain);
        for (int i = 0; i < 400; i++) EscapeOne(host);
        Assert.InRange(host.Memory.Peak, 1, 1L << 30);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Garbage_beside_or_after_much_that_was_alive_stays_small(bool kept)
    {
        var plain = new BlockPool(new HostBlocks());
        var host = new CpuDevice(plain);
        var data = host.Rent(DType.Float32, 100 << 20);
        data.Escape();
        for (int i = 0; i < 20; i++) EscapeOne(host);
        if (!kept) data.Return("read");
        long most = 0;
        for (int i = 0; i < 400; i++)
        {
            EscapeOne(host);
            most = Math.Max(most, host.Memory.Live);
        }
        GC.KeepAlive(data);
        Assert.InRange(most, 1, (kept ? 400L << 20 : 0) + (300L << 20));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void EscapeOne(CpuDevice host) => host.Rent(DType.Float32, 4 << 20).Escape();

    [Fact]
    public void Poison_shows_in_what_was_never_written_and_finds_writes_after_return()
    {
        var fresh = device.Rent(DType.Float32, 10);
        Assert.All(Floats(fresh).ToArray(), x => Assert.True(float.IsNaN(x)));
        nint stale = Address(fresh);
        fresh.Return("the guilty kernel had ended");
        unsafe
        {
            ((float*)stale)[3] = 1;
        }
        var error = Assert.Throws<InvalidOperationException>(() =>
        {
            for (int i = 0; i < 200; i++) device.Rent(DType.Float32, 10).Return("noise");
        });
        Assert.Contains("the guilty kernel had ended", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rents_equal_returns_plus_live_under_threads_and_collections()
    {
        var failures = new List<Exception>();
        var threads = Enumerable.Range(0, 8).Select(seed => new Thread(() =>
        {
            try
            {
                Work(seed);
            }
#pragma warning disable CA1031 // The thread hands whatever went wrong to the test.
            catch (Exception e)
            {
                lock (failures) failures.Add(e);
            }
#pragma warning restore CA1031
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.Empty(failures);
        for (int i = 0; i < 50 && device.Memory.Live > 0; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        AssertAllReturned();
    }

    private void Work(int seed)
    {
        var random = new Random(seed);
        for (int step = 0; step < 100; step++)
        {
            var region = new Region("a step");
            var owned = new List<Storage>();
            for (int i = 0; i < 20; i++)
            {
                var storage = device.Rent(DType.Float32, random.Next(1, 3000));
                Floats(storage).Fill(seed);
                region.Add(storage);
                owned.Add(storage);
                if (random.Next(5) == 0) storage.Expose();
                if (random.Next(5) == 0) storage.Return("its last use was over");
            }
            var results = owned.Where(storage => storage.IsAlive && random.Next(3) == 0).ToArray();
            region.End(results);
            foreach (var result in results)
            {
                foreach (float x in Floats(result)) Assert.Equal(seed, x);
            }
            if (step % 25 == 0) GC.Collect(0);
        }
    }

    [Fact]
    public void Kernels_of_many_threads_do_not_disturb_each_other()
    {
        byte[] expected = Views.Bits(Chain());
        Parallel.For(0, 8, _ =>
        {
            for (int i = 0; i < 10; i++)
            {
                Assert.Equal(expected, Views.Bits(Chain()));
                GC.Collect(0);
            }
        });
    }

    private View Chain()
    {
        Shape shape = [200, 1000];
        View x = new(device.Rent(DType.Float32, shape.Elements), 0, shape), y = new(device.Rent(DType.Float32, shape.Elements), 0, [1000, 200]);
        var sums = new View(device.Rent(DType.Float32, 1000), 0, [1000, 1]);
        sums.Storage.Escape();
        device.Kernels.Uniform(5, x);
        device.Kernels.Permute(x, [1, 0], y);
        x.Storage.Return("its last use was over");
        device.Kernels.Reduce(Reduction.Sum, y, sums);
        y.Storage.Return("its last use was over");
        return sums;
    }

    [Fact]
    public unsafe void Scratch_is_aligned_and_padded()
    {
        foreach (int count in new[] { 0, 1, 16, 1000 })
        {
            using var scratch = new Scratch<double>(count);
            Assert.Equal(0, (nint)scratch.Pointer % 64);
            new Span<double>(scratch.Pointer, count + TileKernel.Grain).Fill(1);
        }
    }
}
