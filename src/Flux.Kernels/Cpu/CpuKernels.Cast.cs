namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels
{
    private const int CastChunk = 1 << 15;

    public void Fill(View y, double value)
    {
        switch (y.DType)
        {
            case DType.Float32: Fill(Float32Element.From(value), y); break;
            case DType.Float64: Fill(Float64Element.From(value), y); break;
            case DType.Float16: Fill(Float16Element.From(value), y); break;
            case DType.BFloat16: Fill(BFloat16Element.From(value), y); break;
            case DType.Int32: Fill(Int32Element.From(value), y); break;
            default: Fill(BoolElement.From(value), y); break;
        }
    }

    private static void Fill<E>(E value, View y) where E : unmanaged
    {
        new Span<E>(y.Start<E>(), y.Count).Fill(value);
        y.KeepAlive();
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
