using ILGPU;

namespace Flux.Kernels;

/// <summary>Where the elements of a walk over x (array 0) and y (array 1) lie, counted in elements.</summary>
internal readonly struct Route(LoopGroups groups, MoveWalk walk)
{
    internal readonly Loops Loops = new(groups);
    private readonly Steps x = new(groups.Walk, 0), y = new(groups.Walk, 1);
    private readonly int firstX = (int)walk.FirstX, firstY = (int)walk.FirstY;

    /// <summary>The elements of a turn of two loops.</summary>
    internal MovedElement InPlane(Turn turn) => new(firstX + Loops.InPlane(turn, x), firstY + Loops.InPlane(turn, y));

    /// <summary>The elements of a turn.</summary>
    internal MovedElement Of(Turn turn) => new(firstX + Loops.Offset(turn, x), firstY + Loops.Offset(turn, y));
}

/// <summary>Where an element comes from and goes.</summary>
internal readonly struct MovedElement(int x, int y)
{
    internal readonly int X = x, Y = y;
}

/// <summary>Moves of elements of any type, taken as bits of their size.</summary>
internal static class MoveKernels<S> where S : unmanaged
{
    internal static void Fill(Index1D i, ArrayView<S> y, S bits) => y[i] = bits;

    internal static void Along(ArrayView<S> x, ArrayView<S> y, Route route)
    {
        var turn = route.Loops.Here();
        if (!route.Loops.Contain(turn)) return;
        if (route.Loops.ArePlane) Move(x, y, route.InPlane(turn));
        else Move(x, y, route.Of(turn));
    }

    internal static void Where(ArrayView<byte> mask, ArrayView<S> a, ArrayView<S> b, ArrayView<S> y, Repeats at)
    {
        var turn = at.Loops.Here();
        if (!at.Loops.Contain(turn)) return;
        if (at.Loops.ArePlane) Choose(mask, a, b, y, at.InPlane(turn));
        else Choose(mask, a, b, y, at.Of(turn));
    }

    private static void Move(ArrayView<S> x, ArrayView<S> y, MovedElement i) => y[i.Y] = x[i.X];

    private static void Choose(ArrayView<byte> mask, ArrayView<S> a, ArrayView<S> b, ArrayView<S> y, RepeatedElements i) =>
        y[i.Y] = mask[i.A] != 0 ? a[i.B] : b[i.C];
}
