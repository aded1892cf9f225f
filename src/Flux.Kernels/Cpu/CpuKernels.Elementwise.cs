using System.Numerics;

namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels<V32, V64>
{
    public void Map<B>(B body, View x, View y) where B : unmanaged, IScalarBody =>
        Elementwise.Run(Width<V32, V64>.Reals<Unary<B>, TileKernel>("Map", y.DType, new(&body)), x, x, x, y);

    public void Map<B>(B body, View a, View b, View y) where B : unmanaged, IBinaryBody =>
        Elementwise.Run(Width<V32, V64>.Reals<Binary<B>, TileKernel>("Map", y.DType, new(&body)), a, b, b, y);

    public void Map<B>(B body, View a, View b, View c, View y) where B : unmanaged, ITernaryBody =>
        Elementwise.Run(Width<V32, V64>.Reals<Ternary<B>, TileKernel>("Map", y.DType, new(&body)), a, b, c, y);

    public void Compare(Comparison how, View a, View b, View y) => Elementwise.Run(
        Width<V32, V64>.IsWhole("Compare", a.DType)
            ? CompareTiles<V32, float>.Integers(how)
            : Width<V32, V64>.Reals<CompareChoice, TileKernel>("Compare", a.DType, new(how)),
        a, b, b, y);

    public void Calculate(Arithmetic how, View a, View b, View y) => Elementwise.Run(IntegerTiles<V32>.Kernel(how), a, b, b, y);

    public void Where(View mask, View a, View b, View y) => Elementwise.Run(WhereTiles<V32, V64>.Kernel(y.DType.Size()), mask, a, b, y);

    private readonly struct Unary<B>(B* body) : ILaneChoice<TileKernel> where B : unmanaged, IScalarBody
    {
        public TileKernel For<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F> => MapTiles<V, F>.Unary(body);
    }

    private readonly struct Binary<B>(B* body) : ILaneChoice<TileKernel> where B : unmanaged, IBinaryBody
    {
        public TileKernel For<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F> => MapTiles<V, F>.Binary(body);
    }

    private readonly struct Ternary<B>(B* body) : ILaneChoice<TileKernel> where B : unmanaged, ITernaryBody
    {
        public TileKernel For<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F> => MapTiles<V, F>.Ternary(body);
    }

    private readonly struct CompareChoice(Comparison how) : ILaneChoice<TileKernel>
    {
        public TileKernel For<V, F>() where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F> => CompareTiles<V, F>.Reals(how);
    }
}
