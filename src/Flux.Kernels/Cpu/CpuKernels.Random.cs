using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels<V32, V64>
{
    public void Uniform(ulong key, View y) => Width<V32, V64>.Reals("Uniform", y.DType, new UniformWork(key, y));

    public void Normal(ulong key, View y) => Width<V32, V64>.Reals("Normal", y.DType, new NormalWork(key, y));

    private readonly struct UniformWork(ulong key, View y) : ILaneWork
    {
        public void Run<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F> => Random<V, F, UniformNumber>(key, y);
    }

    private readonly struct NormalWork(ulong key, View y) : ILaneWork
    {
        public void Run<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F> => Random<V, F, NormalNumber>(key, y);
    }

    private static void Random<V, F, N>(ulong key, View y)
        where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F> where N : IRandomNumber
    {
        using var hy = y.Hold<F>();
        Workers.Run(Workers.Chunks(y.Count, Elementwise.Chunk), new RandomJob<V, F, N>(key, hy.Pointer, y.Count));
    }

    private readonly struct RandomJob<V, F, N>(ulong key, F* y, int count) : IJob
        where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F> where N : IRandomNumber
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int chunk)
        {
            const int Step = TileKernel.Grain;
            uint* first = stackalloc uint[Step], second = stackalloc uint[Step];
            F* last = stackalloc F[Step];
            int i = chunk * Elementwise.Chunk, end = i + Math.Min(Elementwise.Chunk, count - i);
            for (; i < end; i += Step)
            {
                for (int k = 0; k < Step; k += V32.Count)
                {
                    var (words0, words1) = Threefry.Words<V32>(key, (uint)(i + k));
                    words0.Store((float*)(first + k));
                    words1.Store((float*)(second + k));
                }
                F* to = i + Step <= end ? y + i : last;
                for (int k = 0; k < Step; k += V.Count) N.Of<V, F>(first + k, second + k).Store(to + k);
            }
            if (end % Step > 0) Unsafe.CopyBlockUnaligned(y + end / Step * Step, last, (uint)(end % Step * sizeof(F)));
        }
    }
}
