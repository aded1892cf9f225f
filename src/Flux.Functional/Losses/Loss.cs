namespace Flux;

/// <summary>
/// Losses of a prediction ŷ and a target y of one shape (a single number as target repeats). Each has a plain form of two arguments, so that it is a value, and
/// takes an aggregation: <c>agg</c> makes one number of the elementwise loss, by default the mean.
/// </summary>
public static partial class Loss
{
    private static Tensor Aggregate(Tensor elementwise, Func<Tensor, Tensor>? agg) => (agg ?? (x => x.Mean()))(elementwise);

    private static void Sizes(string loss, Tensor prediction, Tensor target)
    {
        if (prediction.Shape != target.Shape && target.Shape.Elements != 1)
        {
            throw new ArgumentException($"Loss.{loss}: the prediction has shape {prediction.Shape}, the target {target.Shape}; equal shapes would fit.");
        }
    }

    /// <summary>Flux's default ε: the distance from 1 to the next number of the type.</summary>
    private static double Epsilon(Tensor x) => x.DType.Epsilon();

    private static int ClassDim(string loss, Tensor prediction, int dim) => dim >= 0 && dim < Math.Max(1, prediction.Rank)
        ? dim
        : throw new ArgumentOutOfRangeException(
            nameof(dim), $"Loss.{loss}: dimension {dim} of a prediction of shape {prediction.Shape}; 0 to {Math.Max(1, prediction.Rank) - 1} would fit.");
}
