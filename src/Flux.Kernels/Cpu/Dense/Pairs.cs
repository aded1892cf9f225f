using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>Max pooling of two by two without overlap, a vector of columns at a time and without branches: data decides nothing about the path.</summary>
internal static unsafe class Pairs<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    internal static void Maximum(F* x, PoolPlan plan, F* y)
    {
        for (int j = 0; j < plan.Result.Y; j++, y += plan.Result.X)
        {
            F* top = x + (nint)2 * j * plan.Image.X, bottom = top + plan.Image.X;
            int i = 0;
            for (; i + V.Count <= plan.Result.X; i += V.Count)
            {
                var (left, right) = V.Apart(V.Max(V.Load(top + 2 * i), V.Load(bottom + 2 * i)), V.Max(V.Load(top + 2 * i + V.Count), V.Load(bottom + 2 * i + V.Count)));
                V.Max(left, right).Store(y + i);
            }
            for (; i < plan.Result.X; i++) y[i] = F.Max(F.Max(top[2 * i], top[2 * i + 1]), F.Max(bottom[2 * i], bottom[2 * i + 1]));
        }
    }

    /// <summary>dx must be zero where no window reaches.</summary>
    internal static void Gradient(F* x, PoolPlan plan, F* dy, F* dx)
    {
        for (int j = 0; j < plan.Result.Y; j++, dy += plan.Result.X)
        {
            nint row = (nint)2 * j * plan.Image.X;
            F* top = x + row, bottom = top + plan.Image.X, toTop = dx + row, toBottom = toTop + plan.Image.X;
            int i = 0;
            for (; i + V.Count <= plan.Result.X; i += V.Count)
            {
                var (a, b) = V.Apart(V.Load(top + 2 * i), V.Load(top + 2 * i + V.Count));
                var (c, d) = V.Apart(V.Load(bottom + 2 * i), V.Load(bottom + 2 * i + V.Count));
                V m = V.Max(V.Max(a, b), V.Max(c, d)), g = V.Load(dy + i);
                // First of equals: top left, top right, bottom left, bottom right.
                V isA = Extreme(a, m), isB = Extreme(b, m) & ~isA, isC = Extreme(c, m) & ~(isA | isB), isD = ~(isA | isB | isC);
                Store(isA & g, isB & g, toTop + 2 * i);
                Store(isC & g, isD & g, toBottom + 2 * i);
            }
            for (; i < plan.Result.X; i++)
            {
                F a = top[2 * i], b = top[2 * i + 1], c = bottom[2 * i], d = bottom[2 * i + 1], m = F.Max(F.Max(a, b), F.Max(c, d));
                F* to = IsExtreme(a, m) ? toTop + 2 * i : IsExtreme(b, m) ? toTop + 2 * i + 1 : IsExtreme(c, m) ? toBottom + 2 * i : toBottom + 2 * i + 1;
                *to = dy[i];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(V left, V right, F* y)
    {
        var (low, high) = V.Together(left, right);
        low.Store(y);
        high.Store(y + V.Count);
    }

    /// <summary>What equals the maximum, or is NaN and makes it so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Extreme(V v, V max) => V.Equal(v, max) | ~V.Equal(v, v);

    private static bool IsExtreme(F x, F max) => x == max || F.IsNaN(x);
}
