using System.Runtime.CompilerServices;

namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels
{
    private const int CastChunk = 1 << 15, FillChunk = 1 << 19;

    public void Fill(View y, double value)
    {
        switch (y.DType)
        {
            case DType.Float32: Fill(Unsafe.BitCast<Float32Element, uint>(Float32Element.From(value)), y); break;
            case DType.Float64: Fill(Unsafe.BitCast<Float64Element, ulong>(Float64Element.From(value)), y); break;
            case DType.Float16: Fill(Unsafe.BitCast<Float16Element, ushort>(Float16Element.From(value)), y); break;
            case DType.BFloat16: Fill(Unsafe.BitCast<BFloat16Element, ushort>(BFloat16Element.From(value)), y); break;
            case DType.Int32: Fill(Unsafe.BitCast<Int32Element, uint>(Int32Element.From(value)), y); break;
            default: Fill(Unsafe.BitCast<BoolElement, byte>(BoolElement.From(value)), y); break;
        }
    }

    private static void Fill<T>(T bits, View y) where T : unmanaged
    {
        Workers.Run(Workers.Chunks(y.Count, FillChunk), new FillJob<T>(bits, y.Start<T>(), y.Count));
        y.KeepAlive();
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
        StridedCopy.Run(walk, x, 0, y, 0);
    }

    public void Cast(View x, View y)
    {
        switch (x.DType)
        {
            case DType.Float32: CastFrom<Float32Element>(x, y); break;
            case DType.Float64: CastFrom<Float64Element>(x, y); break;
            case DType.Float16: CastFrom<Float16Element>(x, y); break;
            case DType.BFloat16: CastFrom<BFloat16Element>(x, y); break;
            case DType.Int32: CastFrom<Int32Element>(x, y); break;
            default: CastFrom<BoolElement>(x, y); break;
        }
    }

    private static void CastFrom<X>(View x, View y) where X : unmanaged, IElement<X>
    {
        switch (y.DType)
        {
            case DType.Float32: Cast<X, Float32Element>(x, y); break;
            case DType.Float64: Cast<X, Float64Element>(x, y); break;
            case DType.Float16: Cast<X, Float16Element>(x, y); break;
            case DType.BFloat16: Cast<X, BFloat16Element>(x, y); break;
            case DType.Int32: Cast<X, Int32Element>(x, y); break;
            default: Cast<X, BoolElement>(x, y); break;
        }
    }

    private static void Cast<X, Y>(View x, View y) where X : unmanaged, IElement<X> where Y : unmanaged, IElement<Y>
    {
        Workers.Run(Workers.Chunks(x.Count, CastChunk), new CastJob<X, Y>(x.Start<X>(), y.Start<Y>(), x.Count));
        x.KeepAlive();
        y.KeepAlive();
    }

    private readonly struct CastJob<X, Y>(X* x, Y* y, int count) : IJob where X : unmanaged, IElement<X> where Y : unmanaged, IElement<Y>
    {
        public void Run(int chunk)
        {
            int start = chunk * CastChunk, end = start + Math.Min(CastChunk, count - start);
            for (int i = start; i < end; i++) y[i] = Y.From(x[i].Value);
        }
    }
}
