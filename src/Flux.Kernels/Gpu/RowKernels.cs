using System.Numerics;
using ILGPU;

namespace Flux.Kernels;

/// <summary>Moves by index along the last dimension, where one step is a dense row: rows of elements of any type, taken as bits of their size.</summary>
internal static class RowKernels<S> where S : unmanaged
{
    internal static void Gather(Index1D i, ArrayView<S> x, ArrayView<int> indices, ArrayView<S> y, Divisor row)
    {
        int j = row.Quotient(i);
        y[i] = x[i + (indices[j] - j) * row.Value];
    }
}

/// <summary>Sums of rows that share an index, in the order of the rows.</summary>
internal static class RowSumKernel<N> where N : unmanaged, IAdditionOperators<N, N, N>
{
    /// <summary>One thread per element of x, in the sorted order; it works if its row is the first of those with one index.</summary>
    internal static void Run(Index1D i, ArrayView<N> x, ArrayView<int> indices, ArrayView<int> order, ArrayView<N> y, Divisor row)
    {
        int at = row.Quotient(i), within = i - at * row.Value, count = (int)order.Length, index = indices[order[at]];
        if (at > 0 && indices[order[at - 1]] == index) return;
        N sum = default;
        for (; at < count && indices[order[at]] == index; at++) sum += x[within + order[at] * row.Value];
        y[within + index * row.Value] = sum;
    }
}
