using System.Runtime.CompilerServices;

namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels<V32, V64>
{
    private const int FillChunk = 1 << 19;

    public void Fill(View y, double value) => Dispatch.Elements("Fill", y.DType, new FillWork(y, value));

    private readonly struct FillWork(View y, double value) : IElementWork
    {
        // Vectors hold numbers of the machine, not elements: those of one size have one kernel.
        public void Run<E>() where E : unmanaged, IElement<E>
        {
            var element = E.From(value);
            switch (sizeof(E))
            {
                case 1: Fill(Unsafe.BitCast<E, byte>(element)); break;
                case 2: Fill(Unsafe.BitCast<E, ushort>(element)); break;
                case 4: Fill(Unsafe.BitCast<E, uint>(element)); break;
                default: Fill(Unsafe.BitCast<E, ulong>(element)); break;
            }
        }

        private void Fill<T>(T bits) where T : unmanaged
        {
            using var hy = y.Hold<T>();
            Workers.Run(Workers.Chunks(y.Count, FillChunk), new FillJob<T>(bits, hy.Pointer, y.Count));
        }
    }

    private readonly struct FillJob<T>(T bits, T* y, int count) : IJob where T : unmanaged
    {
        public void Run(int chunk)
        {
            int start = chunk * FillChunk;
            Lane.Fill(bits, y + start, Math.Min(FillChunk, count - start));
        }
    }

    public void Copy(View x, View y)
    {
        Walk walk = default;
        int bytes = x.DType.Size();
        walk.Add(x.Count, bytes, bytes);
        StridedCopy<V32>.Run(new(walk, 0, 0), x, y);
    }

    public void Cast(View x, View y) => Dispatch.Elements("Cast", x.DType, new CastWork(x, y));

    private readonly struct CastWork(View x, View y) : IElementWork
    {
        public void Run<X>() where X : unmanaged, IElement<X> => Dispatch.Elements("Cast", y.DType, new CastWork<X>(x, y));
    }

    private readonly struct CastWork<X>(View x, View y) : IElementWork where X : unmanaged, IElement<X>
    {
        public void Run<Y>() where Y : unmanaged, IElement<Y>
        {
            using var hx = x.Hold<X>();
            using var hy = y.Hold<Y>();
            Workers.Run(Workers.Chunks(x.Count, Elementwise.Chunk), new CastJob<X, Y>(hx.Pointer, hy.Pointer, x.Count));
        }
    }

    private readonly struct CastJob<X, Y>(X* x, Y* y, int count) : IJob where X : unmanaged, IElement<X> where Y : unmanaged, IElement<Y>
    {
        public void Run(int chunk)
        {
            int start = chunk * Elementwise.Chunk, end = start + Math.Min(Elementwise.Chunk, count - start);
            for (int i = start; i < end; i++) y[i] = Y.From(x[i].Value);
        }
    }
}
