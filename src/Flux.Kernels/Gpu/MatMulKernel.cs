using System.Numerics;
using ILGPU;

namespace Flux.Kernels;

/// <summary>Sizes of a batched product of m×k and k×n matrices, and how to step through them, transposed or not.</summary>
internal readonly struct Product(int m, int n, int k, bool transposeA, bool transposeB, int batchA, int batchB)
{
    internal readonly int M = m, N = n, K = k, BatchA = batchA, BatchB = batchB;
    internal readonly int RowA = transposeA ? k : 1, InnerA = transposeA ? 1 : m;
    internal readonly int InnerB = transposeB ? n : 1, ColumnB = transposeB ? 1 : k;
}

/// <summary>One thread per element of the result.</summary>
internal static class MatMulKernel<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    internal static void Run(Index1D i, ArrayView<F> a, ArrayView<F> b, ArrayView<F> y, Product p)
    {
        int row = i % p.M, rest = i / p.M, column = rest % p.N, matrix = rest / p.N;
        int atA = matrix * p.BatchA + row * p.RowA, atB = matrix * p.BatchB + column * p.ColumnB;
        F sum = a[atA] * b[atB];
        for (int k = 1; k < p.K; k++) sum += a[atA + k * p.InnerA] * b[atB + k * p.InnerB];
        y[i] = sum;
    }
}
