namespace Flux;

public static partial class Loss
{
    /// <summary>mean(max(0, 1 - ŷ y)) with targets of -1 and 1.</summary>
    public static Tensor Hinge(Tensor prediction, Tensor target) => Hinge(prediction, target, null);

    /// <summary>agg(max(0, 1 - ŷ y)) with targets of -1 and 1 (Flux's hinge_loss).</summary>
    public static Tensor Hinge(Tensor prediction, Tensor target, Func<Tensor, Tensor>? agg = null)
    {
        target = Fit("Hinge", prediction, target);
        return Aggregate(Prelude.Relu(1 - prediction * target), agg);
    }

    /// <summary>mean(max(0, 1 - ŷ y)²) with targets of -1 and 1.</summary>
    public static Tensor SquaredHinge(Tensor prediction, Tensor target) => SquaredHinge(prediction, target, null);

    /// <summary>agg(max(0, 1 - ŷ y)²) with targets of -1 and 1 (Flux's squared_hinge_loss).</summary>
    public static Tensor SquaredHinge(Tensor prediction, Tensor target, Func<Tensor, Tensor>? agg = null)
    {
        target = Fit("SquaredHinge", prediction, target);
        return Aggregate(Prelude.Square(Prelude.Relu(1 - prediction * target)), agg);
    }

    /// <summary>Siamese contrastive loss with margin 1.</summary>
    public static Tensor SiameseContrastive(Tensor prediction, Tensor target) => SiameseContrastive(prediction, target, 1);

    /// <summary>agg((1 - y) ŷ² + y max(0, margin - ŷ)²) of distances ŷ and targets y, 0 for pairs that belong together (Hadsell et al. 2006).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The margin is negative.</exception>
    public static Tensor SiameseContrastive(Tensor prediction, Tensor target, double margin = 1, Func<Tensor, Tensor>? agg = null)
    {
        target = Fit("SiameseContrastive", prediction, target);
        if (!(margin >= 0)) throw new ArgumentOutOfRangeException(nameof(margin), $"Loss.SiameseContrastive: margin {margin}; 0 or more would fit.");
        return Aggregate((1 - target) * Prelude.Square(prediction) + target * Prelude.Square(Prelude.Relu(margin - prediction)), agg);
    }
}
