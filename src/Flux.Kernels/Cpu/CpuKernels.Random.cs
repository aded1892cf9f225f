using System.Runtime.CompilerServices;

namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels
{
    private const int RandomChunk = 1 << 15;

    public void Uniform(ulong key, View y)
    {
        if (y.DType == DType.Float32) Random<float, UniformSingle>(key, y);
        else Random<double, UniformDouble>(key, y);
    }

    public void Normal(ulong key, View y)
    {
        if (y.DType == DType.Float32) Random<float, NormalSingle>(key, y);
        else Random<double, NormalDouble>(key, y);
    }

    private static void Random<F, N>(ulong key, View y) where F : unmanaged where N : IRandomNumber<F>
    {
        Workers.Run(Workers.Chunks(y.Count, RandomChunk), new RandomJob<F, N>(key, y.Start<F>(), y.Count));
        y.KeepAlive();
    }

    private readonly struct RandomJob<F, N>(ulong key, F* y, int count) : IJob where F : unmanaged where N : IRandomNumber<F>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int chunk)
        {
            const int Step = TileKernel.Grain;
            int i = chunk * RandomChunk, end = i + Math.Min(RandomChunk, count - i);
            for (; i + Step <= end; i += Step)
            {
                var (first, second) = Threefry.Sixteen(key, (uint)i);
                N.Write(first, second, y + i);
            }
            if (i == end) return;
            F* last = stackalloc F[Step];
            var (rest0, rest1) = Threefry.Sixteen(key, (uint)i);
            N.Write(rest0, rest1, last);
            Unsafe.CopyBlockUnaligned(y + i, last, (uint)((end - i) * sizeof(F)));
        }
    }
}
