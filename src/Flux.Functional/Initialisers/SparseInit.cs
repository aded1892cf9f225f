namespace Flux;

public static partial class Prelude
{
    /// <summary>A matrix, normal with a deviation, in which ⌈sparsity · rows⌉ elements of every column are zero, chosen at random (Martens 2010).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sparsity is not between 0 and 1.</exception>
    public static Initialiser SparseInit(double sparsity, double deviation = 0.01)
    {
        if (sparsity is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(sparsity), $"SparseInit: sparsity {sparsity}; 0 to 1 would fit.");
        }
        return (key, shape) =>
        {
            var sizes = new Shape(shape);
            if (sizes.Rank != 2) throw new ArgumentException($"SparseInit: a shape of {sizes}; two dimensions would fit.", nameof(shape));
            var (numbers, places) = key.Split();
            int rows = shape[0], zeros = (int)Math.Ceiling(sparsity * rows);
            double[] values = Tensor.Normal(numbers, shape).ToDoubles();
            for (int column = 0; zeros > 0 && column < shape[1]; column++)
            {
                foreach (int row in Permutation.Of(places[column], rows).AsSpan(0, zeros)) values[column * rows + row] = 0;
            }
            return deviation * Tensor.Of(values, shape).Cast(DType.Float32);
        };
    }
}
