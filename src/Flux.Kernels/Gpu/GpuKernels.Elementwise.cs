using System.Numerics;

namespace Flux.Kernels;

internal sealed partial class GpuKernels
{
    public void Map<B>(B body, View x, View y) where B : unmanaged, IScalarBody => GpuDispatch.Reals("Map", y.DType, new UnaryWork<B>(this, body, x, y));

    public void Map<B>(B body, View a, View b, View y) where B : unmanaged, IBinaryBody =>
        GpuDispatch.Reals("Map", y.DType, new BinaryWork<B>(this, body, a, b, y));

    public void Map<B>(B body, View a, View b, View c, View y) where B : unmanaged, ITernaryBody =>
        GpuDispatch.Reals("Map", y.DType, new TernaryWork<B>(this, body, a, b, c, y));

    public void Broadcast(View x, View y) => GpuDispatch.Reals("Broadcast", y.DType, new BroadcastWork(this, x, y));

    private readonly struct UnaryWork<B>(GpuKernels on, B body, View x, View y) : IGpuWork where B : unmanaged, IScalarBody
    {
        public void Run<T, F>() where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using HeldElements<F> hx = on.Hold<F>(x), hy = on.Hold<F>(y);
            on.launcher.Run(MapKernels<T, F>.Unary<B>, y.Count, hx.Elements, hy.Elements, body);
        }
    }

    private readonly struct BinaryWork<B>(GpuKernels on, B body, View a, View b, View y) : IGpuWork where B : unmanaged, IBinaryBody
    {
        public void Run<T, F>() where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using HeldElements<F> ha = on.Hold<F>(a), hb = on.Hold<F>(b), hy = on.Hold<F>(y);
            var operands = new Operands<F>(ha.Elements, hb.Elements, hb.Elements, Loops(a.Shape, b.Shape, b.Shape, y.Shape));
            on.launcher.Run(MapKernels<T, F>.Binary<B>, y.Count, operands, hy.Elements, body);
        }
    }

    private readonly struct TernaryWork<B>(GpuKernels on, B body, View a, View b, View c, View y) : IGpuWork where B : unmanaged, ITernaryBody
    {
        public void Run<T, F>() where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using HeldElements<F> ha = on.Hold<F>(a), hb = on.Hold<F>(b), hc = on.Hold<F>(c), hy = on.Hold<F>(y);
            var operands = new Operands<F>(ha.Elements, hb.Elements, hc.Elements, Loops(a.Shape, b.Shape, c.Shape, y.Shape));
            on.launcher.Run(MapKernels<T, F>.Ternary<B>, y.Count, operands, hy.Elements, body);
        }
    }

    private readonly struct BroadcastWork(GpuKernels on, View x, View y) : IGpuWork
    {
        public void Run<T, F>() where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using HeldElements<F> hx = on.Hold<F>(x), hy = on.Hold<F>(y);
            var operands = new Operands<F>(hx.Elements, hx.Elements, hx.Elements, Loops(x.Shape, x.Shape, x.Shape, y.Shape));
            on.launcher.Run(MapKernels<T, F>.Broadcast, y.Count, operands, hy.Elements);
        }
    }

    private static Walk Loops(Shape a, Shape b, Shape c, Shape y)
    {
        Walk walk = default;
        long strideA = 1, strideB = 1, strideC = 1;
        for (int i = 0; i < y.Rank; i++)
        {
            walk.Add(y[i], a[i] == 1 ? 0 : strideA, b[i] == 1 ? 0 : strideB, c[i] == 1 ? 0 : strideC);
            strideA *= a[i];
            strideB *= b[i];
            strideC *= c[i];
        }
        return walk;
    }
}
