namespace Flux.Kernels;

/// <summary>Sizes of up to four nested loops, innermost first: what a kernel needs to find an argument's element from the result's.</summary>
internal readonly struct Grid4(int n0, int n1, int n2)
{
    private readonly int n0 = n0, n1 = n1, n2 = n2;

    internal int Offset(int i, Strides4 strides)
    {
        int i0 = i % n0, rest0 = i / n0, i1 = rest0 % n1, rest1 = rest0 / n1;
        return i0 * strides.S0 + i1 * strides.S1 + rest1 % n2 * strides.S2 + rest1 / n2 * strides.S3;
    }

    /// <summary>The loops of a walk.</summary>
    internal static Grid4 Of(Walk walk) => walk.Rank <= 4 ? new(walk.Size(0), walk.Size(1), walk.Size(2)) : throw new NotSupportedException(
        "Gpu: more than 4 dimensions that alternate between kept and repeated; reshape to fewer.");
}

/// <summary>Elements from one turn of each of four loops to the next; 0 where an argument repeats.</summary>
internal readonly struct Strides4(int s0, int s1, int s2, int s3)
{
    internal readonly int S0 = s0, S1 = s1, S2 = s2, S3 = s3;

    internal static Strides4 Of(Walk walk, int array) =>
        new((int)walk.Step(0, array), (int)walk.Step(1, array), (int)walk.Step(2, array), (int)walk.Step(3, array));
}
