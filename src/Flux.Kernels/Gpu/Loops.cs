using ILGPU;

namespace Flux.Kernels;

/// <summary>
/// Sizes of up to eight nested loops, innermost first: what a kernel needs to find an argument's element from the result's. Neighbouring threads are neighbours
/// along the innermost loop, so that two loops take no division, and each one more a <see cref="Divisor"/>.
/// </summary>
internal readonly struct Loops(LoopGroups groups)
{
    private readonly int arePlane = groups.Walk.Rank <= 2 ? 1 : 0, inner = groups.Walk.Size(0), outer = (int)groups.Walk.Turns(1);
    private readonly Divisor blocks = new(groups.Blocks);
    private readonly Divisor n1 = new(groups.Walk.Size(1)), n2 = new(groups.Walk.Size(2)), n3 = new(groups.Walk.Size(3));
    private readonly Divisor n4 = new(groups.Walk.Size(4)), n5 = new(groups.Walk.Size(5)), n6 = new(groups.Walk.Size(6));

    /// <summary>
    /// Whether there are two loops at most. A kernel asks that once, and then has all its places in one way: with a branch for each array or each rank a
    /// compiler no longer takes them out of its loop over a group, and makes no vectors of it.
    /// </summary>
    internal bool ArePlane => arePlane != 0;

    /// <summary>The turn of this thread.</summary>
    internal Turn Here()
    {
        int group = Grid.IdxX, row = blocks.Quotient(group);
        return new((group - row * blocks.Value) * Group.DimX + Group.IdxX, row * Group.DimY + Group.IdxY);
    }

    /// <summary>Whether there is such a turn: the last groups reach past the ends of loops, and past 2³¹ - 1 their threads have negative places.</summary>
    internal bool Contain(Turn turn) => (uint)turn.Inner < (uint)inner && turn.Outer < outer;

    /// <summary>Where a turn of two loops lies.</summary>
    internal static int InPlane(Turn turn, Steps steps) => turn.Outer * steps.S1 + turn.Inner * steps.S0;

    /// <summary>Where a turn of any number of loops lies; those that there are not turn once.</summary>
    internal int Offset(Turn turn, Steps steps)
    {
        int i2 = n1.Quotient(turn.Outer), i3 = n2.Quotient(i2), i4 = n3.Quotient(i3), i5 = n4.Quotient(i4), i6 = n5.Quotient(i5), i7 = n6.Quotient(i6);
        int at = (turn.Outer - i2 * n1.Value) * steps.S1 + (i2 - i3 * n2.Value) * steps.S2 + (i3 - i4 * n3.Value) * steps.S3;
        at += (i4 - i5 * n4.Value) * steps.S4 + (i5 - i6 * n5.Value) * steps.S5 + (i6 - i7 * n6.Value) * steps.S6 + i7 * steps.S7;
        return at + turn.Inner * steps.S0;
    }
}

/// <summary>A turn of the innermost loop, and one of all others together.</summary>
internal readonly struct Turn(int inner, int outer)
{
    internal readonly int Inner = inner, Outer = outer;
}

/// <summary>Elements from one turn of each of eight loops to the next; 0 where an argument repeats.</summary>
internal readonly struct Steps(Walk walk, int array)
{
    internal readonly int S0 = (int)walk.Step(0, array), S1 = (int)walk.Step(1, array), S2 = (int)walk.Step(2, array), S3 = (int)walk.Step(3, array);
    internal readonly int S4 = (int)walk.Step(4, array), S5 = (int)walk.Step(5, array), S6 = (int)walk.Step(6, array), S7 = (int)walk.Step(7, array);
}
