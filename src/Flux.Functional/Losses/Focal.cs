namespace Flux;

public static partial class Loss
{
    /// <summary>Binary focal loss with γ = 2.</summary>
    public static Tensor BinaryFocal(Tensor prediction, Tensor target) => BinaryFocal(prediction, target, 2);

    /// <summary>agg(-(1 - p)^γ log p) with p = y (ŷ + ε) + (1 - y) (1 - ŷ - ε), the probability of what is true (Lin et al. 2017).</summary>
    public static Tensor BinaryFocal(Tensor prediction, Tensor target, double gamma, Func<Tensor, Tensor>? agg = null, double? epsilon = null)
    {
        Sizes("BinaryFocal", prediction, target);
        var ŷ = prediction + (epsilon ?? Epsilon(prediction));
        var p = target * ŷ + (1 - target) * (1 - ŷ);
        return Aggregate(-Prelude.Pow(1 - p, gamma) * Prelude.Log(p), agg);
    }

    /// <summary>Focal loss with γ = 2 over classes in the first dimension.</summary>
    public static Tensor Focal(Tensor prediction, Tensor target) => Focal(prediction, target, 0);

    /// <summary>agg(-Σ y (1 - p)^γ log p) with p = ŷ + ε over classes in dimension dim (Lin et al. 2017).</summary>
    public static Tensor Focal(Tensor prediction, Tensor target, int dim, double gamma = 2, Func<Tensor, Tensor>? agg = null, double? epsilon = null)
    {
        Sizes("Focal", prediction, target);
        ClassDim("Focal", prediction, dim);
        var p = prediction + (epsilon ?? Epsilon(prediction));
        return Aggregate(-(target * Prelude.Pow(1 - p, gamma) * Prelude.Log(p)).Sum(dim), agg);
    }
}
