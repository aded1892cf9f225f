namespace Flux;

public static partial class Prelude
{
    /// <summary>Normal with deviation 1, cut off at ±2.</summary>
    public static Tensor TruncatedNormal(Key key, params int[] shape) => TruncatedNormal(0)(key, shape);

    /// <summary>Normal with a mean and a deviation, cut off below low and above high, by the inverse of the distribution function.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is not above 0, or low is not below high.</exception>
    public static Initialiser TruncatedNormal(double mean, double deviation = 1, double low = -2, double high = 2)
    {
        if (!(deviation > 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(deviation), $"TruncatedNormal: deviation {deviation}; a number above 0 would fit.");
        }
        if (!(low < high))
        {
            throw new ArgumentOutOfRangeException(
                nameof(low), $"TruncatedNormal: from {low} to {high}; low below high would fit.");
        }
        double root = Math.Sqrt(2) * deviation, least = InverseErfBody.Erf((low - mean) / root), most = InverseErfBody.Erf((high - mean) / root);
        return (key, shape) =>
        {
            var between = Tensor.Uniform(key, shape).Cast(DType.Float64) * (most - least) + least;
            var values = mean + root * Primitive.Bind(new MapOp<InverseErfBody>(default), between);
            return Min(Max(values, values.Number(low)), values.Number(high)).Cast(DType.Float32);
        };
    }

    /// <summary>Normal with deviation √(1 / in), cut off at ±2 (LeCun et al. 1998): for selu networks.</summary>
    public static Tensor LecunNormal(Key key, params int[] shape) => TruncatedNormal(0, Math.Sqrt(1.0 / NFan(shape).In))(key, shape);
}
