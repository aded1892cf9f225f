using System.Numerics;

namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels
{
    public void Reduce(Reduction how, View x, View y)
    {
        if (x.DType == DType.Float32) Reduce<float>(how, x, y);
        else Reduce<double>(how, x, y);
    }

    public void ArgMax(View x, int dim, View y)
    {
        if (x.DType == DType.Float32) ArgMax<float>(x, dim, y);
        else ArgMax<double>(x, dim, y);
    }

    public void Softmax(View x, int dim, bool log, View y)
    {
        if (x.DType == DType.Float32) Softmax<float>(x, dim, log, y);
        else Softmax<double>(x, dim, log, y);
    }

    public void LogSumExp(View x, int dim, View y)
    {
        if (x.DType == DType.Float32) LogSumExp<float>(x, dim, y);
        else LogSumExp<double>(x, dim, y);
    }

    private static void Reduce<F>(Reduction how, View x, View y) where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        F* from = x.Start<F>(), to = y.Start<F>();
        F start = how switch { Reduction.Sum => F.Zero, Reduction.Product => F.One, Reduction.Max => F.NegativeInfinity, _ => F.PositiveInfinity };
        for (int i = 0; i < y.Count; i++) to[i] = start;
        for (int i = 0; i < x.Count; i++)
        {
            int rest = i, at = 0;
            for (int d = 0; d < x.Shape.Rank; d++)
            {
                if (y.Shape[d] != 1) at += rest % x.Shape[d] * y.Shape.Stride(d);
                rest /= x.Shape[d];
            }
            to[at] = how switch
            {
                Reduction.Sum => to[at] + from[i],
                Reduction.Product => to[at] * from[i],
                Reduction.Max => F.Max(to[at], from[i]),
                _ => F.Min(to[at], from[i]),
            };
        }
        x.KeepAlive();
        y.KeepAlive();
    }

    private static void ArgMax<F>(View x, int dim, View y) where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        F* from = x.Start<F>();
        int* to = y.Start<int>();
        int inner = x.Shape.Stride(dim), size = x.Shape[dim];
        for (int i = 0; i < y.Count; i++)
        {
            F* column = from + (long)(i / inner) * inner * size + i % inner;
            int best = 0;
            for (int j = 1; j < size; j++)
            {
                F candidate = column[(long)j * inner], champion = column[(long)best * inner];
                if (candidate > champion || F.IsNaN(candidate) && !F.IsNaN(champion)) best = j;
            }
            to[i] = best;
        }
        x.KeepAlive();
        y.KeepAlive();
    }

    private static void Softmax<F>(View x, int dim, bool log, View y) where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        F* from = x.Start<F>(), to = y.Start<F>();
        int inner = x.Shape.Stride(dim), size = x.Shape[dim];
        for (long i = 0; size > 0 && i < x.Count / size; i++)
        {
            long first = i / inner * inner * size + i % inner;
            F largest = F.NegativeInfinity, sum = F.Zero;
            for (long j = 0; j < size; j++) largest = F.Max(largest, from[first + j * inner]);
            for (long j = 0; j < size; j++)
            {
                F shifted = Shift(from[first + j * inner], largest);
                sum += F.Exp(shifted);
                to[first + j * inner] = log ? shifted : F.Exp(shifted);
            }
            for (long j = 0; j < size; j++)
            {
                if (log) to[first + j * inner] -= F.Log(sum);
                else to[first + j * inner] /= sum;
            }
        }
        x.KeepAlive();
        y.KeepAlive();
    }

    /// <summary>x - largest, where infinite x share the largest place.</summary>
    private static F Shift<F>(F x, F largest) where F : unmanaged, IBinaryFloatingPointIeee754<F> => F.IsPositiveInfinity(x) ? F.Zero : x - largest;

    private static void LogSumExp<F>(View x, int dim, View y) where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        F* from = x.Start<F>(), to = y.Start<F>();
        int inner = x.Shape.Stride(dim), size = x.Shape[dim];
        for (int i = 0; i < y.Count; i++)
        {
            F* column = from + (long)(i / inner) * inner * size + i % inner;
            F largest = F.NegativeInfinity, sum = F.Zero;
            for (long j = 0; j < size; j++) largest = F.Max(largest, column[j * inner]);
            if (F.IsNegativeInfinity(largest)) largest = F.Zero;
            for (long j = 0; j < size; j++) sum += F.Exp(Shift(column[j * inner], largest));
            to[i] = largest + F.Log(sum);
        }
        x.KeepAlive();
        y.KeepAlive();
    }
}
