using Flux.Kernels;

namespace Flux;

/// <summary>
/// Losses of a prediction ŷ and a target y of one shape (a single number as target repeats; another type of numbers, such as a Float32 one-hot beside Float64
/// logits, becomes the prediction's). Each has a plain form of two arguments, so that it is a value, and one with options, all of them by name and in one
/// order: the dimension of the classes, the loss's own number, <c>agg</c>, which makes one number of the elementwise loss (by default the mean), and ε.
/// </summary>
/// <example>
/// <code>
/// Tensor scores = Tensor.Normal(new Key(1), 3, 8), classes = OneHot([0, 1, 2, 0, 1, 2, 0, 1], [0, 1, 2]);
/// Console.WriteLine(Loss.LogitCrossEntropy(scores, classes));
/// Console.WriteLine(Loss.Mse(scores, classes, agg: x => Sum(x)));
/// </code>
/// </example>
public static partial class Loss
{
    private static Tensor Aggregate(Tensor elementwise, Func<Tensor, Tensor>? agg) => (agg ?? (x => x.Mean()))(elementwise);

    /// <summary>The target as numbers of the prediction's type, of its shape or single.</summary>
    private static Tensor Fit(string loss, Tensor prediction, Tensor target)
    {
        if (!prediction.DType.IsReal())
        {
            throw new ArgumentException(
                $"Loss.{loss}: the prediction of shape {prediction.Shape} is {prediction.DType}; Float32 or Float64 would fit: Cast it first.");
        }
        if (prediction.Shape != target.Shape && target.Shape.Elements != 1)
        {
            throw new ArgumentException($"Loss.{loss}: the prediction has shape {prediction.Shape}, the target {target.Shape}; equal shapes would fit.");
        }
        return target.DType == prediction.DType ? target : target.Cast(prediction.DType);
    }

    /// <summary>Flux's default ε: the distance from 1 to the next number of the type.</summary>
    private static double Epsilon(Tensor x) => x.DType.Epsilon();

    private static int ClassDim(string loss, Tensor prediction, int dim) => dim >= 0 && dim < Math.Max(1, prediction.Rank)
        ? dim
        : throw new ArgumentOutOfRangeException(
            nameof(dim), $"Loss.{loss}: dimension {dim} of a prediction of shape {prediction.Shape}; 0 to {Math.Max(1, prediction.Rank) - 1} would fit.");
}
