namespace Flux;

public static partial class Prelude
{
    /// <summary>
    /// Weights with which a layer of as many outputs as inputs changes nothing: ones on the diagonal, for kernels in the middle of the window; zeros for a
    /// vector.
    /// </summary>
    public static Tensor IdentityInit(Key key, params int[] shape) => IdentityInit(1)(key, shape);

    /// <summary>The same times a gain, moved round by some places: one number along the first dimension, more along as many.</summary>
    public static Initialiser IdentityInit(double gain, params int[] shift) => (_, shape) =>
    {
        var sizes = new Shape(shape);
        if (shift.Length > sizes.Rank)
        {
            throw new ArgumentException(
                $"IdentityInit: {shift.Length} shifts for a shape of {sizes}; at most {shape.Length} would fit.", nameof(shape));
        }
        var values = new double[sizes.Elements];
        if (shape.Length >= 2 && values.Length > 0)
        {
            int[] centre = [.. shape[..^2].Select(size => (size - 1) / 2)];
            for (int i = 0; i < Math.Min(shape[^2], shape[^1]); i++)
            {
                int[] at = [.. centre, i, i];
                values[Enumerable.Range(0, at.Length).Sum(dim => Moved(at, dim) * sizes.Stride(dim))] = gain;
            }
        }
        return Tensor.Of(values, shape).Cast(DType.Float32).Reshape(shape);

        int Moved(int[] at, int dim)
        {
            int by = dim < shift.Length ? shift[dim] : 0;
            return ((at[dim] + by) % shape[dim] + shape[dim]) % shape[dim];
        }
    };
}
