using System.Numerics;

namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels
{
    public void Map<B>(B body, View x, View y) where B : unmanaged, IScalarBody =>
        Elementwise.Run(Dispatch.Reals<Unary<B>, TileKernel>("Map", y.DType, new(&body)), x, x, x, y);

    public void Map<B>(B body, View a, View b, View y) where B : unmanaged, IBinaryBody =>
        Elementwise.Run(Dispatch.Reals<Binary<B>, TileKernel>("Map", y.DType, new(&body)), a, b, b, y);

    public void Map<B>(B body, View a, View b, View c, View y) where B : unmanaged, ITernaryBody =>
        Elementwise.Run(Dispatch.Reals<Ternary<B>, TileKernel>("Map", y.DType, new(&body)), a, b, c, y);

    public void Compare(Comparison how, View a, View b, View y) => Dispatch.Numbers("Compare", a.DType, new CompareWork(how, a, b, y));

    public void Calculate(Arithmetic how, View a, View b, View y) => Elementwise.Run(IntegerTiles.Kernel(how), a, b, b, y);

    public void Where(View mask, View a, View b, View y) => Elementwise.Run(WhereTiles.Kernel(y.DType.Size()), mask, a, b, y);

    private readonly struct Unary<B>(B* body) : IRealChoice<TileKernel> where B : unmanaged, IScalarBody
    {
        public TileKernel For<F>() where F : unmanaged, IBinaryFloatingPointIeee754<F> => MapTiles<F>.Unary(body);
    }

    private readonly struct Binary<B>(B* body) : IRealChoice<TileKernel> where B : unmanaged, IBinaryBody
    {
        public TileKernel For<F>() where F : unmanaged, IBinaryFloatingPointIeee754<F> => MapTiles<F>.Binary(body);
    }

    private readonly struct Ternary<B>(B* body) : IRealChoice<TileKernel> where B : unmanaged, ITernaryBody
    {
        public TileKernel For<F>() where F : unmanaged, IBinaryFloatingPointIeee754<F> => MapTiles<F>.Ternary(body);
    }

    private readonly struct CompareWork(Comparison how, View a, View b, View y) : INumberWork
    {
        public void Run<T>() where T : unmanaged, INumber<T> => Elementwise.Run(CompareTiles<T>.Kernel(how), a, b, b, y);
    }
}
