namespace Flux;

public static partial class Loss
{
    /// <summary>1 - (2 Σ y ŷ + 1) / (Σ y² + Σ ŷ² + 1): one number for all elements (Milletari et al. 2016).</summary>
    public static Tensor DiceCoeff(Tensor prediction, Tensor target) => DiceCoeff(prediction, target, 1);

    /// <summary>1 - (2 Σ y ŷ + s) / (Σ y² + Σ ŷ² + s) with smoothing s (Flux's dice_coeff_loss).</summary>
    public static Tensor DiceCoeff(Tensor prediction, Tensor target, double smooth = 1)
    {
        target = Fit("DiceCoeff", prediction, target);
        var overlap = 2 * Prelude.Sum(target * prediction) + smooth;
        var size = Prelude.Sum(Prelude.Square(target.BroadcastTo(prediction.Shape))) + Prelude.Sum(Prelude.Square(prediction));
        return 1 - overlap / (size + smooth);
    }

    /// <summary>Tversky loss with β = 0.7.</summary>
    public static Tensor Tversky(Tensor prediction, Tensor target) => Tversky(prediction, target, 0.7);

    /// <summary>
    /// 1 - (Σ y ŷ + 1) / (Σ (y ŷ + β (1 - y) ŷ + (1 - β) y (1 - ŷ)) + 1): β weighs false positives (Salehi et al. 2017; β as in Flux's code).
    /// </summary>
    public static Tensor Tversky(Tensor prediction, Tensor target, double beta = 0.7)
    {
        target = Fit("Tversky", prediction, target);
        var hits = Prelude.Sum(target * prediction);
        var all = hits + beta * Prelude.Sum((1 - target) * prediction) + (1 - beta) * Prelude.Sum(target * (1 - prediction));
        return 1 - (hits + 1) / (all + 1);
    }
}
