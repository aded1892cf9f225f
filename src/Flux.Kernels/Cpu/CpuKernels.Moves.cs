namespace Flux.Kernels;

internal sealed partial class CpuKernels
{
    public void Gather(View x, View indices, View y) => throw new NotSupportedException("Gather");
    public void ScatterAdd(View x, View indices, View y) => throw new NotSupportedException("ScatterAdd");
    public void Permute(View x, ReadOnlySpan<int> order, View y) => throw new NotSupportedException("Permute");
    public void Slice(View x, ReadOnlySpan<int> start, ReadOnlySpan<int> step, View y) => throw new NotSupportedException("Slice");
    public void Paste(View x, ReadOnlySpan<int> start, ReadOnlySpan<int> step, View y) => throw new NotSupportedException("Paste");
    public void Broadcast(View x, View y) => throw new NotSupportedException("Broadcast");
}
