namespace Flux;

public static partial class Loss
{
    /// <summary>Targets moved towards the uniform distribution: y (1 - α) + α / classes, classes in dimension dim (Szegedy et al. 2016).</summary>
    public static Tensor LabelSmoothing(Tensor target, double alpha, int dim = 0)
    {
        if (alpha is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(alpha), $"Loss.LabelSmoothing: α = {alpha}; a number between 0 and 1 would fit.");
        ClassDim("LabelSmoothing", target, dim);
        return target * (1 - alpha) + alpha / target.Shape[dim];
    }
}
