namespace Flux;

public static partial class Prelude
{
    /// <summary>
    /// A random matrix with orthonormal columns, or rows if these are fewer (Saxe et al. 2014); of a kernel, all dimensions but the last count as rows.
    /// </summary>
    public static Tensor Orthogonal(Key key, params int[] shape) => Orthogonal(1)(key, shape);

    /// <summary>A random matrix whose columns, or rows if these are fewer, are orthogonal and of length gain.</summary>
    public static Initialiser Orthogonal(double gain) => (key, shape) =>
    {
        if (new Shape(shape).Rank == 0) throw new ArgumentException("Orthogonal: no sizes; at least one would fit.", nameof(shape));
        int columns = shape[^1], rows = new Shape(shape[..^1]).Elements;
        bool wide = rows < columns;
        var (longer, shorter) = wide ? (columns, rows) : (rows, columns);
        double[] q = Tensor.Normal(key, longer, shorter).ToDoubles();
        Orthonormalise(q, longer);
        var matrix = gain * Tensor.Of(q, longer, shorter).Cast(DType.Float32);
        return (wide ? matrix.Transpose() : matrix).Reshape(shape);
    };

    /// <summary>
    /// Q of the decomposition QR of a matrix of columns of the given length, with R's diagonal above 0, by the modified method of Gram and Schmidt. Each column
    /// is made orthogonal twice, which is enough for full precision.
    /// </summary>
    private static void Orthonormalise(double[] columns, int length)
    {
        Span<double> Column(int j) => columns.AsSpan(j * length, length);
        for (int j = 0; j < columns.Length / Math.Max(1, length); j++)
        {
            var column = Column(j);
            for (int pass = 0; pass < 2; pass++)
            {
                for (int k = 0; k < j; k++)
                {
                    var earlier = Column(k);
                    double along = Inner(earlier, column);
                    for (int i = 0; i < length; i++) column[i] -= along * earlier[i];
                }
            }
            double norm = Math.Sqrt(Inner(column, column));
            for (int i = 0; i < length; i++) column[i] /= norm;
        }
    }

    private static double Inner(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
