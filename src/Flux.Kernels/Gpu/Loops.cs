namespace Flux.Kernels;

/// <summary>
/// Sizes of up to eight nested loops, innermost first: what a kernel needs to find an argument's element from the result's. As many divisions as the loops
/// need: none where everything is dense.
/// </summary>
internal readonly struct Loops(Walk walk)
{
    private readonly int rank = walk.Rank;
    private readonly int n0 = walk.Size(0), n1 = walk.Size(1), n2 = walk.Size(2), n3 = walk.Size(3), n4 = walk.Size(4), n5 = walk.Size(5), n6 = walk.Size(6);

    /// <summary>Where turn i of all loops together lies.</summary>
    internal int Offset(int i, Steps steps)
    {
        if (rank <= 1) return i * steps.S0;
        int at = i % n0 * steps.S0, rest = i / n0;
        if (rank == 2) return at + rest * steps.S1;
        at += rest % n1 * steps.S1;
        rest /= n1;
        if (rank == 3) return at + rest * steps.S2;
        at += rest % n2 * steps.S2;
        rest /= n2;
        if (rank == 4) return at + rest * steps.S3;
        at += rest % n3 * steps.S3;
        rest /= n3;
        if (rank == 5) return at + rest * steps.S4;
        at += rest % n4 * steps.S4;
        rest /= n4;
        if (rank == 6) return at + rest * steps.S5;
        at += rest % n5 * steps.S5;
        rest /= n5;
        if (rank == 7) return at + rest * steps.S6;
        return at + rest % n6 * steps.S6 + rest / n6 * steps.S7;
    }
}

/// <summary>Elements from one turn of each of eight loops to the next; 0 where an argument repeats.</summary>
internal readonly struct Steps(Walk walk, int array)
{
    internal readonly int S0 = (int)walk.Step(0, array), S1 = (int)walk.Step(1, array), S2 = (int)walk.Step(2, array), S3 = (int)walk.Step(3, array);
    internal readonly int S4 = (int)walk.Step(4, array), S5 = (int)walk.Step(5, array), S6 = (int)walk.Step(6, array), S7 = (int)walk.Step(7, array);
}
