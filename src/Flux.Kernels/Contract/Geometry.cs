using System.Collections.Immutable;

namespace Flux.Kernels;

/// <summary>How a window moves over the 1 to 3 spatial (leading) dimensions. All arrays have one entry per spatial dimension.</summary>
internal sealed record PoolGeometry(ImmutableArray<int> Window, ImmutableArray<int> Stride, ImmutableArray<int> PadLow, ImmutableArray<int> PadHigh)
{
    internal int Spatial => Window.Length;
    internal int Output(int dim, int input) => (input + PadLow[dim] + PadHigh[dim] - Window[dim]) / Stride[dim] + 1;
}

/// <summary>How a kernel moves over the 1 to 3 spatial (leading) dimensions; Flip is true for a true convolution (Flux's Conv), false for CrossCor.</summary>
internal sealed record ConvGeometry(
    ImmutableArray<int> Window, ImmutableArray<int> Stride, ImmutableArray<int> PadLow, ImmutableArray<int> PadHigh,
    ImmutableArray<int> Dilation, int Groups, bool Flip)
{
    internal int Spatial => Window.Length;
    internal int Output(int dim, int input) => (input + PadLow[dim] + PadHigh[dim] - (Window[dim] - 1) * Dilation[dim] - 1) / Stride[dim] + 1;
}
