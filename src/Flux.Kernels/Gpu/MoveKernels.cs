using ILGPU;

namespace Flux.Kernels;

/// <summary>Where the elements of a walk over x (array 0) and y (array 1) lie, counted in elements.</summary>
internal readonly struct Route(MoveWalk walk)
{
    private readonly Loops loops = new(walk.Loops);
    private readonly Steps x = new(walk.Loops, 0), y = new(walk.Loops, 1);
    private readonly int firstX = (int)walk.FirstX, firstY = (int)walk.FirstY;

    internal int X(int i) => firstX + loops.Offset(i, x);
    internal int Y(int i) => firstY + loops.Offset(i, y);
}

/// <summary>Moves of elements of any type, taken as bits of their size.</summary>
internal static class MoveKernels<S> where S : unmanaged
{
    internal static void Fill(Index1D i, ArrayView<S> y, S bits) => y[i] = bits;

    internal static void Along(Index1D i, ArrayView<S> x, ArrayView<S> y, Route route) => y[route.Y(i)] = x[route.X(i)];

    internal static void Where(Index1D i, ArrayView<byte> mask, ArrayView<S> a, ArrayView<S> b, ArrayView<S> y, Repeats at) =>
        y[i] = mask[at.A(i)] != 0 ? a[at.B(i)] : b[at.C(i)];
}
