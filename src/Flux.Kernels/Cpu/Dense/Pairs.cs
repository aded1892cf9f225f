using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>
/// Max pooling of two by two without overlap, a vector of columns at a time and without branches: data decides nothing about the path. The last vector of a
/// row reads on into what follows, and is written as far as the row goes.
/// </summary>
internal static unsafe class Pairs<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    internal static void Maximum(F* x, PoolPlan plan, F* y)
    {
        for (int j = 0; j < plan.Result.Y; j++, y += plan.Result.X)
        {
            F* top = x + (nint)2 * j * plan.Image.X, bottom = top + plan.Image.X;
            for (int i = 0; i < plan.Result.X; i += V.Count)
            {
                F* upper = top + 2 * i, lower = bottom + 2 * i;
                var (left, right) = V.Apart(V.Max(V.Load(upper), V.Load(lower)), V.Max(V.Load(upper + V.Count), V.Load(lower + V.Count)));
                Lane.Store(V.Max(left, right), y + i, plan.Result.X - i);
            }
        }
    }

    /// <summary>dx must be zero where no window reaches.</summary>
    internal static void Gradient(F* x, PoolPlan plan, F* dy, F* dx)
    {
        for (int j = 0; j < plan.Result.Y; j++, dy += plan.Result.X)
        {
            nint row = (nint)2 * j * plan.Image.X;
            F* top = x + row, bottom = top + plan.Image.X, toTop = dx + row, toBottom = toTop + plan.Image.X;
            for (int i = 0; i < plan.Result.X; i += V.Count)
            {
                var (a, b) = V.Apart(V.Load(top + 2 * i), V.Load(top + 2 * i + V.Count));
                var (c, d) = V.Apart(V.Load(bottom + 2 * i), V.Load(bottom + 2 * i + V.Count));
                V m = V.Max(V.Max(a, b), V.Max(c, d)), g = V.Load(dy + i);
                // First of equals: top left, top right, bottom left, bottom right.
                V isA = Extreme(a, m), isB = Extreme(b, m) & ~isA, isC = Extreme(c, m) & ~(isA | isB), isD = ~(isA | isB | isC);
                Store(isA & g, isB & g, toTop + 2 * i, 2 * (plan.Result.X - i));
                Store(isC & g, isD & g, toBottom + 2 * i, 2 * (plan.Result.X - i));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(V left, V right, F* y, nint count)
    {
        var (low, high) = V.Together(left, right);
        Lane.Store(low, y, count);
        if (count > V.Count) Lane.Store(high, y + V.Count, count - V.Count);
    }

    /// <summary>What equals the maximum, or is NaN and makes it so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Extreme(V v, V max) => V.Equal(v, max) | ~V.Equal(v, v);
}
