namespace Flux.Kernels;

/// <summary>Kernels without numbers: the shape of a result is all that is wanted, and its view has it.</summary>
internal sealed class ShapeKernels : IKernels
{
    public void Fill(View y, double value) { }
    public void Copy(View x, View y) { }
    public void Cast(View x, View y) { }
    public void Map<B>(B body, View x, View y) where B : unmanaged, IScalarBody { }
    public void Map<B>(B body, View a, View b, View y) where B : unmanaged, IBinaryBody { }
    public void Map<B>(B body, View a, View b, View c, View y) where B : unmanaged, ITernaryBody { }
    public void Compare(Comparison how, View a, View b, View y) { }
    public void Where(View mask, View a, View b, View y) { }
    public void Reduce(Reduction how, View x, View y) { }
    public void ArgMax(View x, int dim, View y) { }
    public void Softmax(View x, int dim, bool log, View y) { }
    public void LogSumExp(View x, int dim, View y) { }
    public void MatMul(View a, bool transposeA, View b, bool transposeB, View y) { }
    public void Conv(View x, View w, ConvGeometry geometry, View y) { }
    public void ConvInputGradient(View dy, View w, ConvGeometry geometry, View dx) { }
    public void ConvWeightGradient(View x, View dy, ConvGeometry geometry, View dw) { }
    public void MaxPool(View x, View values, PoolGeometry geometry, View y) { }
    public void MaxPoolGradient(View x, View dy, PoolGeometry geometry, View dx) { }
    public void MeanPool(View x, PoolGeometry geometry, View y) { }
    public void MeanPoolGradient(View dy, PoolGeometry geometry, View dx) { }
    public void Gather(View x, View indices, View y) { }
    public void ScatterAdd(View x, View indices, View y) { }
    public void Permute(View x, ReadOnlySpan<int> order, View y) { }
    public void Slice(View x, ReadOnlySpan<int> start, ReadOnlySpan<int> step, View y) { }
    public void Paste(View x, ReadOnlySpan<int> start, ReadOnlySpan<int> step, View y) { }
    public void Broadcast(View x, View y) { }
    public void Uniform(ulong key, View y) { }
    public void Normal(ulong key, View y) { }
    public bool HasAdam(DType type) => true;
    public void Adam(View p, View g, View m, View v, AdamStep step, View p2, View m2, View v2) { }
}
