using Flux.Kernels;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>Groups of any size reach every turn of any loops, with no more groups than that takes.</summary>
public sealed class LoopGroupsTests
{
    public static TheoryData<int> Threads => [1, 2, 4, 16, 64, 256, 512, 1024];

    [Theory, MemberData(nameof(Threads))]
    public void Groups_cover_the_loops(int threads)
    {
        int[][] all = [[], [0], [1], [2], [23], [24], [threads], [int.MaxValue], [2, 1 << 29], [1 << 29, 3], [3, 0], [2, 3, 5, 7, 11, 2, 3, 4], [65536, 32767]];
        foreach (int[] sizes in all)
        {
            for (int transposed = 0; transposed < 2; transposed++)
            {
                var groups = new LoopGroups(Nested(sizes, transposed == 1), threads);
                long turns = sizes.Aggregate(1L, (product, size) => product * size), outer = groups.Walk.Turns(1);
                var (grid, group) = (groups.Config.GridDim, groups.Config.GroupDim);
                Assert.Equal(turns, groups.Walk.Turns(0));
                Assert.InRange(group.Size, 1, threads);
                Assert.Equal((groups.Width, groups.Blocks), (group.X, ((long)groups.Walk.Size(0) + group.X - 1) / group.X));
                Assert.Equal((long)groups.Blocks * ((outer + group.Y - 1) / group.Y), grid.Size);
            }
        }
    }

    [Fact]
    public void Arrays_that_are_read_across_have_their_neighbours_along_the_second_side()
    {
        var groups = new LoopGroups(Nested([100, 30, 50], true), 512);
        Assert.Equal(1, groups.Walk.Step(0, 1));
        Assert.Equal(1, groups.Walk.Step(1, 0));
        Assert.Equal(8, groups.Config.GroupDim.Y);
    }

    // Dense in array 1; in array 0 as well, or the other way round.
    private static Walk Nested(int[] sizes, bool transposed)
    {
        Walk walk = default;
        for (int i = 0; i < sizes.Length; i++)
        {
            long before = 1, after = 1;
            for (int k = 0; k < i; k++) before *= sizes[k];
            for (int k = i + 1; k < sizes.Length; k++) after *= sizes[k];
            walk.Add(sizes[i], transposed ? after : before, before);
        }
        return walk;
    }
}
