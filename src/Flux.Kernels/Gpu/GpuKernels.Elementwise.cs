namespace Flux.Kernels;

internal sealed partial class GpuKernels
{
    public void Map<B>(B body, View x, View y) where B : unmanaged, IScalarBody
    {
        if (y.DType == DType.Float64) launcher.Run(MapKernels<Real64, double>.Unary<B>, y.Count, Elements<double>(x), Elements<double>(y), body);
        else launcher.Run(MapKernels<Real32, float>.Unary<B>, y.Count, Elements<float>(x), Elements<float>(y), body);
        KeepAlive(x, x, x, y);
    }

    public void Map<B>(B body, View a, View b, View y) where B : unmanaged, IBinaryBody
    {
        if (y.DType == DType.Float64) launcher.Run(MapKernels<Real64, double>.Binary<B>, y.Count, Arguments<double>(a, b, b, y), Elements<double>(y), body);
        else launcher.Run(MapKernels<Real32, float>.Binary<B>, y.Count, Arguments<float>(a, b, b, y), Elements<float>(y), body);
        KeepAlive(a, b, b, y);
    }

    public void Map<B>(B body, View a, View b, View c, View y) where B : unmanaged, ITernaryBody
    {
        if (y.DType == DType.Float64) launcher.Run(MapKernels<Real64, double>.Ternary<B>, y.Count, Arguments<double>(a, b, c, y), Elements<double>(y), body);
        else launcher.Run(MapKernels<Real32, float>.Ternary<B>, y.Count, Arguments<float>(a, b, c, y), Elements<float>(y), body);
        KeepAlive(a, b, c, y);
    }

    public void Broadcast(View x, View y)
    {
        if (y.DType == DType.Float64) launcher.Run(MapKernels<Real64, double>.Broadcast, y.Count, Arguments<double>(x, x, x, y), Elements<double>(y));
        else if (y.DType == DType.Float32) launcher.Run(MapKernels<Real32, float>.Broadcast, y.Count, Arguments<float>(x, x, x, y), Elements<float>(y));
        else throw Missing($"Broadcast of {y.DType}");
        KeepAlive(x, x, x, y);
    }

    private Operands<F> Arguments<F>(View a, View b, View c, View y) where F : unmanaged
    {
        Walk walk = default;
        long strideA = 1, strideB = 1, strideC = 1;
        for (int i = 0; i < y.Shape.Rank; i++)
        {
            walk.Add(y.Shape[i], a.Shape[i] == 1 ? 0 : strideA, b.Shape[i] == 1 ? 0 : strideB, c.Shape[i] == 1 ? 0 : strideC);
            strideA *= a.Shape[i];
            strideB *= b.Shape[i];
            strideC *= c.Shape[i];
        }
        return new(Elements<F>(a), Elements<F>(b), Elements<F>(c), Grid4.Of(walk), Strides4.Of(walk, 0), Strides4.Of(walk, 1), Strides4.Of(walk, 2));
    }
}
