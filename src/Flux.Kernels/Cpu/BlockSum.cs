using System.Numerics;

namespace Flux.Kernels;

/// <summary>
/// A sum of sums of blocks, in a tree: as many sums of one level make one of the next. Errors grow with the logarithm of the count, and the count alone decides
/// the order.
/// </summary>
/// <typeparam name="T">Numbers, or lanes of them.</typeparam>
internal struct BlockSum<T> where T : struct, IAdditionOperators<T, T, T>
{
    private const int Arity = 64;

    private T blocks, trees, groves, rest;
    private int count;

    internal void Add(T sum)
    {
        blocks += sum;
        if (++count % Arity != 0) return;
        trees += blocks;
        blocks = default;
        if (count % (Arity * Arity) != 0) return;
        groves += trees;
        trees = default;
        if (count % (Arity * Arity * Arity) != 0) return;
        rest += groves;
        groves = default;
    }

    internal readonly T Total => blocks + trees + groves + rest;
}
