using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux.Kernels;

/// <summary>Max pooling of two by two without overlap, a vector of columns at a time and without branches: data decides nothing about the path.</summary>
internal static unsafe class Pairs<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private static int Half => Vector512<F>.Count / 2;

    internal static void Maximum(F* x, PoolPlan plan, F* y)
    {
        for (int j = 0; j < plan.Result.Y; j++, y += plan.Result.X)
        {
            F* top = x + (nint)2 * j * plan.Image.X, bottom = top + plan.Image.X;
            int i = 0;
            for (; i + Half <= plan.Result.X; i += Half)
            {
                var m = Apart(Vector512.Max(Vector512.Load(top + 2 * i), Vector512.Load(bottom + 2 * i)));
                Vector256.Max(m.GetLower(), m.GetUpper()).Store(y + i);
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
            for (; i + Half <= plan.Result.X; i += Half)
            {
                Vector512<F> v = Vector512.Load(top + 2 * i), w = Vector512.Load(bottom + 2 * i), both = Vector512.Max(v, w);
                var m = Vector512.Max(both, Exchanged(both));
                var g = Doubled(Vector256.Load(dy + i));
                // First of equals: top left, top right, bottom left, bottom right.
                Vector512<F> inTop = Extreme(v, m), anyTop = inTop | Exchanged(inTop), inBottom = Vector512.AndNot(Extreme(w, m), anyTop);
                (First(inTop) & g).Store(toTop + 2 * i);
                (First(inBottom) & g).Store(toBottom + 2 * i);
            }
            for (; i < plan.Result.X; i++)
            {
                F a = top[2 * i], b = top[2 * i + 1], c = bottom[2 * i], d = bottom[2 * i + 1], m = F.Max(F.Max(a, b), F.Max(c, d));
                F* to = IsExtreme(a, m) ? toTop + 2 * i : IsExtreme(b, m) ? toTop + 2 * i + 1 : IsExtreme(c, m) ? toBottom + 2 * i : toBottom + 2 * i + 1;
                *to = dy[i];
            }
        }
    }

    /// <summary>What equals the maximum, or is NaN and makes it so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<F> Extreme(Vector512<F> v, Vector512<F> max) => Vector512.Equals(v, max) | ~Vector512.Equals(v, v);

    private static bool IsExtreme(F x, F max) => x == max || F.IsNaN(x);

    /// <summary>A right lane counts only where its left neighbour does not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<F> First(Vector512<F> mask) => Vector512.AndNot(mask, Exchanged(mask) & RightLanes);

    private static Vector512<F> RightLanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(F) == typeof(double)
            ? Vector512.Create(0L, -1, 0, -1, 0, -1, 0, -1).As<long, F>()
            : Vector512.Create(0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1).As<int, F>();
    }

    /// <summary>Left lanes in the lower half, right lanes in the upper.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<F> Apart(Vector512<F> x) => typeof(F) == typeof(double)
        ? Vector512.Shuffle(x.AsInt64(), Vector512.Create(0L, 2, 4, 6, 1, 3, 5, 7)).As<long, F>()
        : Vector512.Shuffle(x.AsInt32(), Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 1, 3, 5, 7, 9, 11, 13, 15)).As<int, F>();

    /// <summary>Every lane where its neighbour was.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<F> Exchanged(Vector512<F> x) => typeof(F) == typeof(double)
        ? Vector512.Shuffle(x.AsInt64(), Vector512.Create(1L, 0, 3, 2, 5, 4, 7, 6)).As<long, F>()
        : Vector512.Shuffle(x.AsInt32(), Vector512.Create(1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14)).As<int, F>();

    /// <summary>Every element twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<F> Doubled(Vector256<F> x) => typeof(F) == typeof(double)
        ? Vector512.Shuffle(Vector512.Create(x, x).AsInt64(), Vector512.Create(0L, 0, 1, 1, 2, 2, 3, 3)).As<long, F>()
        : Vector512.Shuffle(Vector512.Create(x, x).AsInt32(), Vector512.Create(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7)).As<int, F>();
}
