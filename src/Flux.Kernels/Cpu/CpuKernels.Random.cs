using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels
{
    public void Uniform(ulong key, View y) => Dispatch.Reals("Uniform", y.DType, new UniformWork(key, y));

    public void Normal(ulong key, View y) => Dispatch.Reals("Normal", y.DType, new NormalWork(key, y));

    private readonly struct UniformWork(ulong key, View y) : IRealWork
    {
        public void Run<F>() where F : unmanaged, IBinaryFloatingPointIeee754<F> => Random<F, UniformNumber>(key, y);
    }

    private readonly struct NormalWork(ulong key, View y) : IRealWork
    {
        public void Run<F>() where F : unmanaged, IBinaryFloatingPointIeee754<F> => Random<F, NormalNumber>(key, y);
    }

    private static void Random<F, N>(ulong key, View y) where F : unmanaged, IBinaryFloatingPointIeee754<F> where N : IRandomNumber
    {
        using var hy = y.Hold<F>();
        Workers.Run(Workers.Chunks(y.Count, Elementwise.Chunk), new RandomJob<F, N>(key, hy.Pointer, y.Count));
    }

    private readonly struct RandomJob<F, N>(ulong key, F* y, int count) : IJob where F : unmanaged, IBinaryFloatingPointIeee754<F> where N : IRandomNumber
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int chunk)
        {
            const int Step = TileKernel.Grain;
            int i = chunk * Elementwise.Chunk, end = i + Math.Min(Elementwise.Chunk, count - i);
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
