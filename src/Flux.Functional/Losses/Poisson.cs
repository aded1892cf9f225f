namespace Flux;

public static partial class Loss
{
    /// <summary>mean(ŷ - y log ŷ): counts y with expected values ŷ.</summary>
    public static Tensor Poisson(Tensor prediction, Tensor target) => Poisson(prediction, target, null);

    /// <summary>agg(ŷ - y log ŷ) (Flux's poisson_loss).</summary>
    public static Tensor Poisson(Tensor prediction, Tensor target, Func<Tensor, Tensor>? agg = null)
    {
        target = Fit("Poisson", prediction, target);
        return Aggregate(prediction - Prelude.Xlogy(target, prediction), agg);
    }
}
