namespace Flux.Kernels;

internal sealed partial class CpuKernels
{
    public void Fill(View y, double value) => throw new NotSupportedException("Fill");
    public void Copy(View x, View y) => throw new NotSupportedException("Copy");
    public void Cast(View x, View y) => throw new NotSupportedException("Cast");
    public void Map<B>(B body, View x, View y) where B : unmanaged, IScalarBody => throw new NotSupportedException("Map");
    public void Map<B>(B body, View a, View b, View y) where B : unmanaged, IBinaryBody => throw new NotSupportedException("Map");
    public void Map<B>(B body, View a, View b, View c, View y) where B : unmanaged, ITernaryBody => throw new NotSupportedException("Map");
    public void Compare(Comparison how, View a, View b, View y) => throw new NotSupportedException("Compare");
    public void Where(View mask, View a, View b, View y) => throw new NotSupportedException("Where");
}
