using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Flux.Kernels;

/// <summary>
/// A sum of sums of <see cref="Block"/> vectors, in a tree: as many sums of one level make one of the next. Errors grow with the logarithm of the count, and
/// the count alone decides the order.
/// </summary>
internal struct BlockSum<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    /// <summary>Vectors that are added one after another before their sum is handed on.</summary>
    internal const int Block = 64;

    private V blocks, trees, groves, rest;
    private int count;

    internal void Add(V sum)
    {
        blocks += sum;
        if (++count % Block != 0) return;
        trees += blocks;
        blocks = default;
        if (count % (Block * Block) != 0) return;
        groves += trees;
        trees = default;
        if (count % (Block * Block * Block) != 0) return;
        rest += groves;
        groves = default;
    }

    internal readonly V Total
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => blocks + trees + groves + rest;
    }
}
