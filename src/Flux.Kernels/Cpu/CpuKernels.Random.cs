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
        private const int Block = 16 * TileKernel.Grain;

        [SkipLocalsInit]
        public void Run(int chunk)
        {
            uint* first = stackalloc uint[Block], second = stackalloc uint[Block];
            F* last = stackalloc F[Block];
            int i = chunk * Elementwise.Chunk, end = i + Math.Min(Elementwise.Chunk, count - i);
            for (; i < end; i += Block)
            {
                int wanted = Math.Min(Block, end - i), drawn = (wanted + TileKernel.Grain - 1) & -TileKernel.Grain;
                Words(key, (uint)i, first, second, drawn);
                Numbers(first, second, wanted == Block ? y + i : last, drawn);
                if (wanted < Block) Unsafe.CopyBlockUnaligned(y + i, last, (uint)(wanted * sizeof(F)));
            }
        }

        // Words and numbers in two methods: together they have more locals than the compiler inlines calls for.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Words(ulong key, uint i, uint* first, uint* second, int drawn)
        {
            for (int k = 0; k < drawn; k += V32.Count)
            {
                var (words0, words1) = Threefry.Words<V32>(key, i + (uint)k);
                words0.Store((float*)(first + k));
                words1.Store((float*)(second + k));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Numbers(uint* first, uint* second, F* to, int drawn)
        {
            for (int k = 0; k < drawn; k += V.Count) N.Of<V, F>(first + k, second + k).Store(to + k);
        }
    }
}
