using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>Where the rows of a tile lie: in a packed panel, in a matrix, or in an image.</summary>
internal unsafe interface IRows<F> where F : unmanaged
{
    F* First { get; }

    /// <summary>From a step of k to the next, where all are as far apart.</summary>
    nint Apart { get; }

    /// <summary>Where step p starts, from the first; so many numbers on if all are as far apart.</summary>
    nint Step(nint p, nint on);
}

/// <summary>A packed panel [p][Rows].</summary>
internal readonly unsafe struct PanelRows<V, F>(F* panel) : IRows<F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    public F* First => panel;

    public nint Apart => 2 * V.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Step(nint p, nint on) => on;
}

/// <summary>Columns of a matrix where they lie; rows beyond its last are whatever follows.</summary>
internal readonly unsafe struct SteppedRows<F>(F* matrix, nint columnStep) : IRows<F> where F : unmanaged
{
    public F* First => matrix;

    public nint Apart => columnStep;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Step(nint p, nint on) => on;

    /// <summary>The same columns from so many numbers on.</summary>
    internal SteppedRows<F> From(nint offset) => new(matrix + offset, columnStep);
}

/// <summary>Pixels that follow each other in an image, one tap per step: nothing is packed.</summary>
internal readonly unsafe struct PixelRows<F>(F* pixels, nint* tapOffsets) : IRows<F> where F : unmanaged
{
    public F* First => pixels;

    public nint Apart => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Step(nint p, nint on) => tapOffsets[p];
}

/// <summary>From the first vector of a tile's rows to the second: where rows are read, and where columns of C are written.</summary>
internal readonly record struct VectorsApart(nint Read, nint Written);
