namespace Flux;

public static partial class Loss
{
    /// <summary>Targets moved towards the uniform distribution: y (1 - α) + α / classes, classes in the first dimension (Szegedy et al. 2016).</summary>
    /// <exception cref="ArgumentOutOfRangeException">α is not between 0 and 1.</exception>
    public static Tensor LabelSmoothing(Tensor target, double alpha) => LabelSmoothing(target, alpha, 0);

    /// <summary>y (1 - α) + α / classes, classes in dimension dim.</summary>
    /// <exception cref="ArgumentOutOfRangeException">α is not between 0 and 1, or there is no such dimension.</exception>
    public static Tensor LabelSmoothing(Tensor target, double alpha, int dim = 0)
    {
        ClassDim("LabelSmoothing", target, dim);
        return Smoothed("LabelSmoothing", target, alpha, target.Shape[dim]);
    }

    /// <summary>Binary targets, each a number for itself, moved towards a half: y (1 - α) + α / 2 (Flux's label_smoothing with dims=0).</summary>
    /// <exception cref="ArgumentOutOfRangeException">α is not between 0 and 1.</exception>
    public static Tensor BinaryLabelSmoothing(Tensor target, double alpha) => Smoothed("BinaryLabelSmoothing", target, alpha, 2);

    private static Tensor Smoothed(string name, Tensor target, double alpha, int classes) => alpha is > 0 and < 1
        ? target * (1 - alpha) + alpha / classes
        : throw new ArgumentOutOfRangeException(nameof(alpha), $"Loss.{name}: α = {alpha}; a number between 0 and 1 would fit.");
}
