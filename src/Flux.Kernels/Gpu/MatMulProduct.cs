using ILGPU;

namespace Flux.Kernels;

/// <summary>A batch of matrices of one factor: where they lie, and how far it is from one row, column or matrix to the next.</summary>
internal readonly struct Matrices<F>(ArrayView<F> elements, int row, int column, int matrix) where F : unmanaged
{
    internal readonly ArrayView<F> Elements = elements;
    internal readonly int Row = row, Column = column, Matrix = matrix;

    /// <summary>The same, rows as columns.</summary>
    internal Matrices<F> Transposed => new(Elements, Column, Row, Matrix);
}

/// <summary>y = a b, per matrix.</summary>
internal readonly struct MatMulProduct<F>(Matrices<F> a, Matrices<F> b, Matrices<F> y, ProductSizes sizes) : IGpuProduct<F> where F : unmanaged
{
    private readonly Matrices<F> a = a, b = b, y = y;
    private readonly ProductSizes sizes = sizes;

    public ProductSizes Sizes => sizes;

    public Place Row(int row, int batch) => new(row * a.Row + batch * a.Matrix, 0, 0, 0);
    public Place Term(int k) => new(k * a.Column, 0, 0, 0);
    public F Left(Place row, Place term) => a.Elements[row.At + term.At];

    public int FirstTerm(int batch) => 0;
    public int RightAt(int k, int batch) => k * b.Row + batch * b.Matrix;
    public int RightStep => b.Column;
    public int ResultAt(int row, int batch) => row * y.Row + batch * y.Matrix;
    public int ResultStep => y.Column;

    public ArrayView<F> Right => b.Elements;
    public ArrayView<F> Result => y.Elements;
}
