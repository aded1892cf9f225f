namespace Flux;

public static partial class Loss
{
    /// <summary>Mean squared error: mean((ŷ - y)²).</summary>
    public static Tensor Mse(Tensor prediction, Tensor target) => Mse(prediction, target, null);

    /// <summary>agg((ŷ - y)²).</summary>
    public static Tensor Mse(Tensor prediction, Tensor target, Func<Tensor, Tensor>? agg = null)
    {
        target = Fit("Mse", prediction, target);
        return Aggregate(Prelude.Square(prediction - target), agg);
    }

    /// <summary>Mean absolute error: mean(|ŷ - y|).</summary>
    public static Tensor Mae(Tensor prediction, Tensor target) => Mae(prediction, target, null);

    /// <summary>agg(|ŷ - y|).</summary>
    public static Tensor Mae(Tensor prediction, Tensor target, Func<Tensor, Tensor>? agg = null)
    {
        target = Fit("Mae", prediction, target);
        return Aggregate(Prelude.Abs(prediction - target), agg);
    }

    /// <summary>Huber loss with δ = 1 (Flux's huber_loss).</summary>
    public static Tensor Huber(Tensor prediction, Tensor target) => Huber(prediction, target, 1);

    /// <summary>agg(e &lt; δ ? e²/2 : δ (e - δ/2)) with e = |ŷ - y| (Huber 1964).</summary>
    public static Tensor Huber(Tensor prediction, Tensor target, double delta = 1, Func<Tensor, Tensor>? agg = null)
    {
        target = Fit("Huber", prediction, target);
        if (!(delta > 0)) throw new ArgumentOutOfRangeException(nameof(delta), $"Loss.Huber: δ = {delta}; a number above 0 would fit.");
        return Aggregate(Prelude.Map(new HuberBody(delta))(prediction - target), agg);
    }

    /// <summary>Mean squared logarithmic error: mean(log((ŷ + ε) / (y + ε))²).</summary>
    public static Tensor Msle(Tensor prediction, Tensor target) => Msle(prediction, target, null);

    /// <summary>agg(log((ŷ + ε) / (y + ε))²); ε is by default the prediction's machine epsilon.</summary>
    public static Tensor Msle(Tensor prediction, Tensor target, Func<Tensor, Tensor>? agg = null, double? epsilon = null)
    {
        target = Fit("Msle", prediction, target);
        double ε = epsilon ?? Epsilon(prediction);
        return Aggregate(Prelude.Square(Prelude.Log((prediction + ε) / (target + ε))), agg);
    }

    internal readonly struct HuberBody(double delta) : IScalarBody
    {
        private readonly double delta = delta;

        public T Invoke<T>(T x) where T : struct, IReal<T>
        {
            T e = T.Abs(x);
            return T.IfLess(e, T.Const(delta), 0.5 * (x * x), delta * (e - T.Const(0.5 * delta)));
        }
    }
}
