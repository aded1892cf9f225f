using System.Numerics;

namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels
{
    public void Uniform(ulong key, View y)
    {
        if (y.DType == DType.Float32)
        {
            float* to = y.Start<float>();
            for (int i = 0; i < y.Count; i++) to[i] = (Threefry.Words(key, (ulong)i).Item1 >> 8) / (float)(1 << 24);
        }
        else
        {
            double* to = y.Start<double>();
            for (int i = 0; i < y.Count; i++)
            {
                var (high, low) = Threefry.Words(key, (ulong)i);
                to[i] = (((ulong)high << 32 | low) >> 11) / (double)(1L << 53);
            }
        }
        y.KeepAlive();
    }

    public void Normal(ulong key, View y)
    {
        if (y.DType == DType.Float32) Normal(key, y.Start<float>(), y.Count);
        else Normal(key, y.Start<double>(), y.Count);
        y.KeepAlive();
    }

    private static void Normal<F>(ulong key, F* y, int count) where F : unmanaged, IBinaryFloatingPointIeee754<F>
    {
        for (int i = 0; i < count; i++)
        {
            var (radius, angle) = Threefry.Words(key, (ulong)i);
            double u = (radius + 0.5) / (1L << 32), v = angle / (double)(1L << 32);
            y[i] = F.CreateTruncating(Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v));
        }
    }
}
