namespace Flux.Kernels;

/// <summary>What runs on the CPU only so far.</summary>
internal sealed partial class GpuKernels
{
    public void Cast(View x, View y) => throw Missing("Cast");
    public void Compare(Comparison how, View a, View b, View y) => throw Missing("Compare");
    public void Where(View mask, View a, View b, View y) => throw Missing("Where");
    public void ArgMax(View x, int dim, View y) => throw Missing("ArgMax");
    public void Softmax(View x, int dim, bool log, View y) => throw Missing("Softmax");
    public void LogSumExp(View x, int dim, View y) => throw Missing("LogSumExp");
    public void Conv(View x, View w, ConvGeometry geometry, View y) => throw Missing("Conv");
    public void ConvInputGradient(View dy, View w, ConvGeometry geometry, View dx) => throw Missing("ConvInputGradient");
    public void ConvWeightGradient(View x, View dy, ConvGeometry geometry, View dw) => throw Missing("ConvWeightGradient");
    public void MaxPool(View x, View values, PoolGeometry geometry, View y) => throw Missing("MaxPool");
    public void MaxPoolGradient(View x, View dy, PoolGeometry geometry, View dx) => throw Missing("MaxPoolGradient");
    public void MeanPool(View x, PoolGeometry geometry, View y) => throw Missing("MeanPool");
    public void MeanPoolGradient(View dy, PoolGeometry geometry, View dx) => throw Missing("MeanPoolGradient");
    public void Gather(View x, View indices, View y) => throw Missing("Gather");
    public void ScatterAdd(View x, View indices, View y) => throw Missing("ScatterAdd");
    public void Permute(View x, ReadOnlySpan<int> order, View y) => throw Missing("Permute");
    public void Slice(View x, ReadOnlySpan<int> start, ReadOnlySpan<int> step, View y) => throw Missing("Slice");
    public void Paste(View x, ReadOnlySpan<int> start, ReadOnlySpan<int> step, View y) => throw Missing("Paste");
    public void Uniform(ulong key, View y) => throw Missing("Uniform");
    public void Normal(ulong key, View y) => throw Missing("Normal");
    public bool HasAdam(DType type) => false;
    public void Adam(View p, View g, View m, View v, AdamStep step, View p2, View m2, View v2) => throw Missing("Adam");
}
