namespace Flux.Kernels;

internal sealed unsafe partial class CpuKernels
{
    public void Map<B>(B body, View x, View y) where B : unmanaged, IScalarBody
    {
        var kernel = y.DType == DType.Float32 ? MapTiles<float>.Unary(&body) : MapTiles<double>.Unary(&body);
        Elementwise.Run(kernel, x, x, x, y);
    }

    public void Map<B>(B body, View a, View b, View y) where B : unmanaged, IBinaryBody
    {
        var kernel = y.DType == DType.Float32 ? MapTiles<float>.Binary(&body) : MapTiles<double>.Binary(&body);
        Elementwise.Run(kernel, a, b, b, y);
    }

    public void Map<B>(B body, View a, View b, View c, View y) where B : unmanaged, ITernaryBody
    {
        var kernel = y.DType == DType.Float32 ? MapTiles<float>.Ternary(&body) : MapTiles<double>.Ternary(&body);
        Elementwise.Run(kernel, a, b, c, y);
    }

    public void Compare(Comparison how, View a, View b, View y)
    {
        var kernel = a.DType switch
        {
            DType.Float32 => CompareTiles<float>.Kernel(how),
            DType.Float64 => CompareTiles<double>.Kernel(how),
            DType.Int32 => CompareTiles<int>.Kernel(how),
            _ => throw new NotSupportedException($"Compare: {a.DType} is for storage only; cast to Float32 first."),
        };
        Elementwise.Run(kernel, a, b, b, y);
    }

    public void Where(View mask, View a, View b, View y) => Elementwise.Run(WhereTiles.Kernel(y.DType.Size()), mask, a, b, y);
}
