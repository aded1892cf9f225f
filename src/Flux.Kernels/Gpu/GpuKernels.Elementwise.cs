using System.Numerics;

namespace Flux.Kernels;

internal sealed partial class GpuKernels
{
    public void Map<B>(B body, View x, View y) where B : unmanaged, IScalarBody => GpuDispatch.Reals("Map", y.DType, new UnaryWork<B>(this, body, x, y));

    public void Map<B>(B body, View a, View b, View y) where B : unmanaged, IBinaryBody =>
        GpuDispatch.Reals("Map", y.DType, new BinaryWork<B>(this, body, a, b, y));

    public void Map<B>(B body, View a, View b, View c, View y) where B : unmanaged, ITernaryBody =>
        GpuDispatch.Reals("Map", y.DType, new TernaryWork<B>(this, body, a, b, c, y));

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
            if (a.Count == y.Count && b.Count == y.Count)
            {
                on.launcher.Run(MapKernels<T, F>.BinaryFlat<B>, y.Count, ha.Elements, hb.Elements, hy.Elements, body);
                return;
            }
            var groups = on.Groups(a.Shape, b.Shape, b.Shape, y.Shape);
            on.launcher.RunGroups(MapKernels<T, F>.Binary<B>, groups.Config, ha.Elements, hb.Elements, hy.Elements, new Repeats(groups), body);
        }
    }

    private readonly struct TernaryWork<B>(GpuKernels on, B body, View a, View b, View c, View y) : IGpuWork where B : unmanaged, ITernaryBody
    {
        public void Run<T, F>() where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using HeldElements<F> ha = on.Hold<F>(a), hb = on.Hold<F>(b), hc = on.Hold<F>(c), hy = on.Hold<F>(y);
            if (a.Count == y.Count && b.Count == y.Count && c.Count == y.Count)
            {
                on.launcher.Run(MapKernels<T, F>.TernaryFlat<B>, y.Count, ha.Elements, hb.Elements, hc.Elements, hy.Elements, body);
                return;
            }
            var groups = on.Groups(a.Shape, b.Shape, c.Shape, y.Shape);
            var at = new Repeats(groups);
            on.launcher.RunGroups(MapKernels<T, F>.Ternary<B>, groups.Config, ha.Elements, hb.Elements, hc.Elements, hy.Elements, at, body);
        }
    }

    /// <summary>Groups over a result to which up to three arguments broadcast.</summary>
    private LoopGroups Groups(Shape a, Shape b, Shape c, Shape y) => new(Walk.Repeating(a, b, c, y, (1, 1, 1, 1)), launcher.Group);
}
