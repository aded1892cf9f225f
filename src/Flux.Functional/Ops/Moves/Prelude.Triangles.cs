namespace Flux;

public static partial class Prelude
{
    /// <summary>
    /// The lower triangle of each matrix, zeros above it: element (i, j) stays where j - i ≤ offset. The first two dimensions are the matrix.
    /// </summary>
    /// <exception cref="ArgumentException">There are fewer than two dimensions.</exception>
    public static Tensor Tril(Tensor x, int offset = 0) => Triangle("Tril", x, above => above <= offset);

    /// <summary>
    /// The upper triangle of each matrix, zeros below it: element (i, j) stays where j - i ≥ offset. The first two dimensions are the matrix.
    /// </summary>
    /// <exception cref="ArgumentException">There are fewer than two dimensions.</exception>
    public static Tensor Triu(Tensor x, int offset = 0) => Triangle("Triu", x, above => above >= offset);

    /// <summary>
    /// The elements (i, i + offset) of each matrix, as a vector: (m×n×batch) -> (k×batch). The first two dimensions are the matrix; a vector on the diagonal
    /// of a matrix is <c>Tensor.Eye(n) * vector</c>.
    /// </summary>
    /// <exception cref="ArgumentException">There are fewer than two dimensions, or the offset leaves the matrix.</exception>
    public static Tensor Diagonal(Tensor x, int offset = 0)
    {
        CheckMatrix("Diagonal", x);
        int rows = x.Shape[0], columns = x.Shape[1];
        if (offset != 0 && (offset <= -rows || offset >= columns))
        {
            throw new ArgumentOutOfRangeException(
                nameof(offset), $"Diagonal: offset {offset} of shape {x.Shape}; {Math.Min(0, 1 - rows)} to {Math.Max(0, columns - 1)} would fit.");
        }
        int[] rest = x.Shape.ToArray()[2..];
        int count = Math.Min(rows - Math.Max(-offset, 0), columns - Math.Max(offset, 0)), first = offset < 0 ? -offset : offset * rows;
        int[] start = [first, .. rest.Select(_ => 0)], step = [rows + 1, .. rest.Select(_ => 1)];
        return Primitive.Bind(new SliceOp([.. start], [.. step], new("Diagonal", [count, .. rest])), x.Reshape([rows * columns, .. rest]));
    }

    private static Tensor Triangle(string name, Tensor x, Func<long, bool> stays)
    {
        CheckMatrix(name, x);
        return Where(Offsets(name, x.Shape[0], x.Shape[1], stays).To(x.Device), x, Tensor.Full(x.Device, x.DType, Shape.Scalar, 0));
    }

    /// <summary>A Bool matrix by how far above the diagonal its elements lie.</summary>
    internal static Tensor Offsets(string name, int rows, int columns, Func<long, bool> holds)
    {
        var shape = new Shape(name, [rows, columns]);
        var values = new bool[shape.Elements];
        for (int i = 0; i < values.Length; i++) values[i] = holds((long)(i / rows) - i % rows);
        return Tensor.Of(values, shape);
    }

    private static void CheckMatrix(string name, Tensor x)
    {
        if (x.Rank < 2) throw new ArgumentException($"{name}: a tensor of shape {x.Shape}; two dimensions or more would fit.", nameof(x));
    }
}
