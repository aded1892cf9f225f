using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>Windows that move over planes: sizes in three spatial dimensions, missing ones being 1.</summary>
internal readonly struct PoolPlan
{
    internal readonly (int X, int Y, int Z) Image, Result, Window, Stride, Low;

    internal PoolPlan(Shape x, Shape y, PoolGeometry geometry)
    {
        int spatial = geometry.Spatial;
        (Image, Result) = (ConvPlan.Sizes(x.ToArray(), spatial), ConvPlan.Sizes(y.ToArray(), spatial));
        (Window, Stride) = (ConvPlan.Sizes(geometry.Window, spatial), ConvPlan.Sizes(geometry.Stride, spatial));
        Low = ConvPlan.Sizes(geometry.PadLow, spatial, 0);
        Planes = y.Elements / Math.Max(1, Result.X * Result.Y * Result.Z);
        bool unpadded = geometry.PadLow.All(n => n == 0) && geometry.PadHigh.All(n => n == 0);
        IsPairs = unpadded && Window == (2, 2, 1) && Stride.X == 2 && Stride.Y == 2;
    }

    internal int Planes { get; }
    internal int ImageSize => Image.X * Image.Y * Image.Z;
    internal int ResultSize => Result.X * Result.Y * Result.Z;

    /// <summary>Two by two without overlap or padding: the common case, which has loops of its own.</summary>
    internal bool IsPairs { get; }

    /// <summary>The part of the window at a place that lies inside the image.</summary>
    internal ((int X, int Y, int Z) From, (int X, int Y, int Z) To) Inside(int x, int y, int z)
    {
        int x0 = x * Stride.X - Low.X, y0 = y * Stride.Y - Low.Y, z0 = z * Stride.Z - Low.Z;
        return (
            (Math.Max(0, x0), Math.Max(0, y0), Math.Max(0, z0)),
            (Math.Min(Image.X, x0 + Window.X), Math.Min(Image.Y, y0 + Window.Y), Math.Min(Image.Z, z0 + Window.Z)));
    }
}

/// <summary>What one plane of pooling does.</summary>
internal unsafe interface IPlane<F> where F : unmanaged
{
    void Run(PoolPlan plan, int number);
}

/// <summary>Planes of pooling, shared among threads in groups.</summary>
internal static class Planes<F> where F : unmanaged
{
    private const int Group = 8;
    private const long ParallelFrom = 1 << 16;

    internal static void Run<TPlane>(PoolPlan plan, TPlane plane) where TPlane : struct, IPlane<F>
    {
        int groups = Workers.Chunks(plan.Planes, Group);
        var job = new Job<TPlane>(plan, plane);
        Workers.Run(groups, job, (long)plan.Planes * plan.ImageSize >= ParallelFrom);
    }

    private readonly struct Job<TPlane>(PoolPlan plan, TPlane plane) : IJob where TPlane : struct, IPlane<F>
    {
        public void Run(int chunk)
        {
            for (int i = chunk * Group; i < Math.Min(plan.Planes, (chunk + 1) * Group); i++) plane.Run(plan, i);
        }
    }
}

/// <summary>Where x is largest in each window, the first of equals; NaN counts as largest.</summary>
internal static unsafe class Argmax<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    /// <summary>The index in the plane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int In(F* x, PoolPlan plan, int px, int py, int pz)
    {
        var (from, to) = plan.Inside(px, py, pz);
        int best = (from.Z * plan.Image.Y + from.Y) * plan.Image.X + from.X;
        for (int z = from.Z; z < to.Z; z++)
        {
            for (int y = from.Y; y < to.Y; y++)
            {
                int row = (z * plan.Image.Y + y) * plan.Image.X;
                for (int i = row + from.X; i < row + to.X; i++)
                {
                    if (x[i] <= x[best]) continue;
                    best = i;
                    if (F.IsNaN(x[i])) return best;
                }
            }
        }
        return best;
    }
}

/// <summary>What is largest in each window.</summary>
internal static unsafe class Maximum<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static F In(F* x, PoolPlan plan, int px, int py, int pz)
    {
        var (from, to) = plan.Inside(px, py, pz);
        F largest = F.NegativeInfinity;
        for (int z = from.Z; z < to.Z; z++)
        {
            for (int y = from.Y; y < to.Y; y++)
            {
                F* row = x + (z * plan.Image.Y + y) * plan.Image.X;
                for (int i = from.X; i < to.X; i++) largest = F.Max(largest, row[i]);
            }
        }
        return largest;
    }
}

/// <summary>y = values at the argmax of x.</summary>
internal readonly unsafe struct MaxPlane<V, F>(F* x, F* values, F* y) : IPlane<F>
    where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    public void Run(PoolPlan plan, int number)
    {
        F* px = x + (nint)number * plan.ImageSize, pv = values + (nint)number * plan.ImageSize, py = y + (nint)number * plan.ResultSize;
        if (plan.IsPairs && pv == px)
        {
            Pairs<V, F>.Maximum(px, plan, py);
            return;
        }
        for (int k = 0; k < plan.Result.Z; k++)
        {
            for (int j = 0; j < plan.Result.Y; j++)
            {
                for (int i = 0; i < plan.Result.X; i++) *py++ = pv == px ? Maximum<F>.In(px, plan, i, j, k) : pv[Argmax<F>.In(px, plan, i, j, k)];
            }
        }
    }
}

/// <summary>dx = each dy at the argmax of x.</summary>
internal readonly unsafe struct MaxGradientPlane<V, F>(F* x, F* dy, F* dx) : IPlane<F>
    where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    public void Run(PoolPlan plan, int number)
    {
        F* px = x + (nint)number * plan.ImageSize, pd = dx + (nint)number * plan.ImageSize, py = dy + (nint)number * plan.ResultSize;
        new Span<F>(pd, plan.ImageSize).Clear();
        if (plan.IsPairs)
        {
            Pairs<V, F>.Gradient(px, plan, py, pd);
            return;
        }
        for (int k = 0; k < plan.Result.Z; k++)
        {
            for (int j = 0; j < plan.Result.Y; j++)
            {
                for (int i = 0; i < plan.Result.X; i++) pd[Argmax<F>.In(px, plan, i, j, k)] += *py++;
            }
        }
    }
}

/// <summary>y = the mean over the whole window, padding included as zero.</summary>
internal readonly unsafe struct MeanPlane<F>(F* x, F* y) : IPlane<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    public void Run(PoolPlan plan, int number)
    {
        F* px = x + (nint)number * plan.ImageSize, py = y + (nint)number * plan.ResultSize;
        F share = F.One / F.CreateTruncating(plan.Window.X * plan.Window.Y * plan.Window.Z);
        for (int k = 0; k < plan.Result.Z; k++)
        {
            for (int j = 0; j < plan.Result.Y; j++)
            {
                for (int i = 0; i < plan.Result.X; i++)
                {
                    var (from, to) = plan.Inside(i, j, k);
                    F sum = F.Zero;
                    for (int z = from.Z; z < to.Z; z++)
                    {
                        for (int v = from.Y; v < to.Y; v++)
                        {
                            F* row = px + (z * plan.Image.Y + v) * plan.Image.X;
                            // Row by row, so that the error of a whole plane grows with its sides only.
                            F line = F.Zero;
                            for (int u = from.X; u < to.X; u++) line += row[u];
                            sum += line;
                        }
                    }
                    *py++ = sum * share;
                }
            }
        }
    }
}

/// <summary>dx = each dy shared equally over its window.</summary>
internal readonly unsafe struct MeanGradientPlane<F>(F* dy, F* dx) : IPlane<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    public void Run(PoolPlan plan, int number)
    {
        F* pd = dx + (nint)number * plan.ImageSize, py = dy + (nint)number * plan.ResultSize;
        F share = F.One / F.CreateTruncating(plan.Window.X * plan.Window.Y * plan.Window.Z);
        new Span<F>(pd, plan.ImageSize).Clear();
        for (int k = 0; k < plan.Result.Z; k++)
        {
            for (int j = 0; j < plan.Result.Y; j++)
            {
                for (int i = 0; i < plan.Result.X; i++)
                {
                    var (from, to) = plan.Inside(i, j, k);
                    F part = *py++ * share;
                    for (int z = from.Z; z < to.Z; z++)
                    {
                        for (int v = from.Y; v < to.Y; v++)
                        {
                            F* row = pd + (z * plan.Image.Y + v) * plan.Image.X;
                            for (int u = from.X; u < to.X; u++) row[u] += part;
                        }
                    }
                }
            }
        }
    }
}
