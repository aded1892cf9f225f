namespace Flux;

/// <summary>Adam by the distance of the gradient from its mean (Zhuang et al. 2020): s ← β2 s + (1 - β2) (dx - m)² + ε; x ← x - η m̂ / (√ŝ + ε).</summary>
/// <param name="Eta">η, the learning rate.</param>
/// <param name="Beta1">β1.</param>
/// <param name="Beta2">β2.</param>
/// <param name="Epsilon">ε.</param>
[GenerateShape]
public sealed partial record AdaBelief(double Eta = 0.001, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-16) : RuleWithEta<Adam.State>(Eta)
{
    /// <summary>β1, from 0 to less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Beta1 { get; init => field = Hyperparameter.Decay(nameof(AdaBelief), value); } = Hyperparameter.Decay(nameof(AdaBelief), Beta1);

    /// <summary>β2, from 0 to less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Beta2 { get; init => field = Hyperparameter.Decay(nameof(AdaBelief), value); } = Hyperparameter.Decay(nameof(AdaBelief), Beta2);

    /// <summary>ε, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Epsilon { get; init => field = Hyperparameter.AtLeastZero(nameof(AdaBelief), value); } =
        Hyperparameter.AtLeastZero(nameof(AdaBelief), Epsilon);

    /// <inheritdoc/>
    public override Adam.State Init(Tensor x) => new(x.ZerosLike(), x.ZerosLike());

    /// <inheritdoc/>
    public override (Adam.State State, Tensor Delta) Apply(Adam.State state, Tensor x, Tensor dx, StepInfo info)
    {
        var m = Beta1 * state.M + (1 - Beta1) * dx;
        var s = Beta2 * state.V + (1 - Beta2) * Prelude.Square(dx - m) + Epsilon;
        double correction1 = 1 - Math.Pow(Beta1, info.Step + 1), correction2 = 1 - Math.Pow(Beta2, info.Step + 1);
        return (new(m, s), Eta / correction1 * m / (Prelude.Sqrt(s / correction2) + Epsilon));
    }
}
