using System.Collections.Immutable;

namespace Flux.Kernels;

/// <summary>How a window moves over the 1 to 3 spatial (leading) dimensions. All arrays have one entry per spatial dimension.</summary>
internal sealed record PoolGeometry(ImmutableArray<int> Window, ImmutableArray<int> Stride, ImmutableArray<int> PadLow, ImmutableArray<int> PadHigh)
{
    internal int Spatial => Window.Length;

    /// <summary>How many elements the window has.</summary>
    internal long Elements => Sizes.Product([.. Window]);

    /// <summary>How many places the window has along a dimension.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    internal int Places(string op, Shape x, int dim) => Sizes.Places(op, x, dim, Window[dim], 1, Stride[dim], PadLow[dim], PadHigh[dim]);
}

/// <summary>How a kernel moves over the 1 to 3 spatial (leading) dimensions; Flip is true for a true convolution (Flux's Conv), false for CrossCor.</summary>
internal sealed record ConvGeometry(
    ImmutableArray<int> Window, ImmutableArray<int> Stride, ImmutableArray<int> PadLow, ImmutableArray<int> PadHigh,
    ImmutableArray<int> Dilation, int Groups, bool Flip)
{
    internal int Spatial => Window.Length;

    /// <summary>How many places the window has along a dimension.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    internal int Places(string op, Shape x, int dim) => Sizes.Places(op, x, dim, Window[dim], Dilation[dim], Stride[dim], PadLow[dim], PadHigh[dim]);
}
