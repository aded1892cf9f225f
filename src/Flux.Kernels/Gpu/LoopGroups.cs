using ILGPU;
using ILGPU.Runtime;

namespace Flux.Kernels;

/// <summary>
/// How groups of threads are laid over nested loops: so many threads of a group along the innermost loop, and so many along the others together. One of three
/// shapes, since a compiler of OpenCL on the processor compiles a kernel anew for each.
/// </summary>
internal readonly struct LoopGroups
{
    // Threads along the shorter side of a group; turns of the innermost loop with which the others take the longer side; turns that are too few for any side.
    private const int Side = 8, Few = 24, Tiny = 4;

    private readonly int height;

    /// <param name="walk">The loops, whose order does not matter.</param>
    /// <param name="threads">How many a group has.</param>
    internal LoopGroups(Walk walk, int threads)
    {
        // Few turns leave most threads of a group without one, so that another loop becomes the innermost: where they are not few enough for that to pay, only
        // if an array is read across all the same.
        int innermost = walk.Size(0), across = Across(walk);
        if (innermost <= Tiny || across > 0 && innermost < Few) walk.Swap(0, Longest(walk));
        // Threads read whole lines of an array that has its neighbours along another loop, if that is the one along the other side.
        across = Across(walk);
        if (across > 1) walk.Swap(1, across);
        innermost = walk.Size(0);
        Width = across == 0 && innermost >= threads / 2 ? threads : across > 0 || innermost >= Few ? Math.Max(1, threads / Side) : Math.Min(Side, threads);
        height = threads / Width;
        Walk = walk;
    }

    /// <summary>The loops in the order in which they are taken.</summary>
    internal Walk Walk { get; }

    /// <summary>Threads of a group along the innermost loop.</summary>
    internal int Width { get; }

    /// <summary>Groups along the innermost loop.</summary>
    internal int Blocks => (int)((Walk.Size(0) + (long)Width - 1) / Width);

    /// <summary>The launch.</summary>
    internal KernelConfig Config
    {
        get
        {
            int rows = (int)((Walk.Turns(1) + height - 1) / height);
            return new(new Index3D(Blocks * rows, 1, 1), new Index3D(Width, height, 1));
        }
    }

    private static int Longest(in Walk walk)
    {
        int longest = 0;
        for (int dim = 1; dim < walk.Rank; dim++)
        {
            if (walk.Size(dim) > walk.Size(longest)) longest = dim;
        }
        return longest;
    }

    /// <summary>A loop other than the innermost along which neighbours of an array lie that moves along both, or 0.</summary>
    private static int Across(in Walk walk)
    {
        for (int dim = 1; dim < walk.Rank; dim++)
        {
            for (int array = 0; array < Walk.Arrays; array++)
            {
                if (walk.Step(0, array) != 0 && Math.Abs(walk.Step(dim, array)) == 1) return dim;
            }
        }
        return 0;
    }
}
