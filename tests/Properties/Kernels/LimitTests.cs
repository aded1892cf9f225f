using System.Runtime.CompilerServices;
using Flux.Kernels;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>Laws of a pool whose source has little: whatever nobody uses is given up before an allocation fails, and what fails says why.</summary>
public class LimitTests
{
    private const int Limit = 1 << 24, MiB = 1 << 18;

    private readonly CountedBlocks blocks = new(Limit);
    private readonly BlockPool pool;
    private readonly CpuDevice device;

    public LimitTests()
    {
        pool = new(blocks);
        device = new(pool);
    }

    /// <summary>Sizes in elements, from a step's number.</summary>
    public static TheoryData<string, Func<int, int>> Sizes => new()
    {
        { "growing", step => 1000 * (step + 1) },
        { "shrinking", step => 3_000_000 - 10_000 * step },
        { "in turn", step => MiB * (1 + step * 7 % 11) },
        { "any", step => 1 + (int)(step * 2654435761L % (3 * Limit / 4 / sizeof(float))) },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Blocks_returned_one_after_another_never_fail(string order, Func<int, int> count)
    {
        for (int step = 0; step < 250; step++) device.Rent(DType.Float32, count(step)).Return(order);
        Assert.Equal(0, device.Memory.Live);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Dead_tensors_are_found_before_an_allocation_fails(string order, Func<int, int> count)
    {
        for (int step = 0; step < 250; step++) EscapeOne(count(step));
        Assert.True(device.Memory.Peak <= Limit, order);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void EscapeOne(int count) => device.Rent(DType.Float32, count).Escape();

    [Fact]
    public void What_fails_says_what_is_live_what_is_pooled_and_what_was_asked_for_and_work_goes_on()
    {
        var held = device.Rent(DType.Float32, 8 * MiB);
        for (int i = 0; i < 3; i++)
        {
            var error = Assert.Throws<InsufficientMemoryException>(() => device.Rent(DType.Float32, 12 * MiB));
            string[] parts = ["No room for 12.6 MB", "tensors hold 8.4 MB", "0.0 MB are pooled", "limit of this process is 16.8 MB", "8.4 MB would fit"];
            foreach (string part in parts)
            {
                Assert.Contains(part, error.Message, StringComparison.Ordinal);
            }
            device.Rent(DType.Float32, MiB).Return("it fits");
        }
        held.Return("the test is over");
        device.Rent(DType.Float32, 12 * MiB).Return("it fits now");
    }

    [Fact]
    public void No_more_than_a_third_of_the_limit_and_a_block_stays_pooled()
    {
        var held = Enumerable.Range(0, 12).Select(_ => device.Rent(DType.Float32, MiB)).ToArray();
        foreach (var storage in held) storage.Return("the test is over");
        Assert.InRange(device.Memory.Pooled, 1 << 20, Limit / 3 + (1 << 20));
        Assert.Equal(0, device.Trim().Memory.Pooled);
        Assert.Equal(0, blocks.Outside);
    }

    [Fact]
    public void Eight_threads_serve_within_the_limit() => Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, seed =>
    {
        var random = new Random(seed);
        for (int step = 0; step < 100; step++) EscapeOne(1 + random.Next(MiB));
    });

    [Fact]
    public void A_block_holds_as_many_elements_as_a_shape_may_have() =>
        Assert.True(SizeClass.Bytes(SizeClass.Of(int.MaxValue * 8L)) + BlockPool.Padding + 64 <= 16L * Array.MaxLength);
}
