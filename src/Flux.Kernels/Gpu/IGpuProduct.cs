using ILGPU;

namespace Flux.Kernels;

/// <summary>Where a row, or a term of the sum, lies in the left factor: the offset of its first element, and a position in an image.</summary>
internal readonly struct Place(int at, int x, int y, int z)
{
    internal readonly int At = at, X = x, Y = y, Z = z;
}

/// <summary>Sizes of a batch of products: m × k times k × n, and how many terms of the sum one member of the batch takes.</summary>
internal readonly struct ProductSizes(int m, int n, int k, int batch, int terms)
{
    internal readonly int M = m, N = n, K = k, Batch = batch, Terms = terms;
}

/// <summary>
/// What looks like a product of matrices to the two kernels of <see cref="ProductKernels{F, P}"/>: y[row, column] = Σ left(row, k) right(k, column). The left
/// factor need not be stored as a matrix, so that convolutions are products of images that are never written out.
/// </summary>
internal interface IGpuProduct<F> where F : unmanaged
{
    ProductSizes Sizes { get; }

    /// <summary>Where a row begins in the left factor.</summary>
    Place Row(int row, int batch);
    /// <summary>What a term adds to that.</summary>
    Place Term(int k);
    /// <summary>left(row, k).</summary>
    F Left(Place row, Place term);

    /// <summary>The first term of a member of the batch.</summary>
    int FirstTerm(int batch);
    /// <summary>Where right(k, 0) lies, and how far it is from one column to the next.</summary>
    int RightAt(int k, int batch);
    int RightStep { get; }
    /// <summary>Where y[row, 0] lies, and how far it is from one column to the next.</summary>
    int ResultAt(int row, int batch);
    int ResultStep { get; }

    ArrayView<F> Right { get; }
    ArrayView<F> Result { get; }
}
