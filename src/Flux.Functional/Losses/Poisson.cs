namespace Flux;

public static partial class Loss
{
    /// <summary>mean(ŷ - y log ŷ): counts y with expected values ŷ.</summary>
    public static Tensor Poisson(Tensor prediction, Tensor target) => Poisson(prediction, target, null);

    /// <summary>
    /// agg(ŷ - y log ŷ) (Flux's poisson_loss). Its slope 1 - y/ŷ overflows at rates near 0; a model of log ŷ goes to <see cref="LogPoisson(Tensor, Tensor)"/>
    /// instead of through an exponential.
    /// </summary>
    public static Tensor Poisson(Tensor prediction, Tensor target, Func<Tensor, Tensor>? agg = null)
    {
        target = Fit("Poisson", prediction, target);
        return Aggregate(prediction - Prelude.Xlogy(target, prediction), agg);
    }

    /// <summary>mean(exp(r) - y r): counts y with logarithms r of their expected values, any real numbers.</summary>
    public static Tensor LogPoisson(Tensor prediction, Tensor target) => LogPoisson(prediction, target, null);

    /// <summary>agg(exp(r) - y r): <see cref="Poisson(Tensor, Tensor)"/> of exp(r), with the slope exp(r) - y (TensorFlow's log_poisson_loss).</summary>
    public static Tensor LogPoisson(Tensor prediction, Tensor target, Func<Tensor, Tensor>? agg = null)
    {
        target = Fit("LogPoisson", prediction, target);
        return Aggregate(Prelude.Exp(prediction) - Primitive.Bind(WeighedOp.Op, prediction, target), agg);
    }
}
