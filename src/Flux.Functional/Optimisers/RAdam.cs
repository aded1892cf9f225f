namespace Flux;

/// <summary>
/// Adam rectified while its second moment is uncertain (Liu et al. 2020): with ρ∞ = 2 / (1 - β2) - 1 and ρ = ρ∞ - 2 t β2ᵗ / (1 - β2ᵗ), Adam's step times
/// √((ρ-4)(ρ-2)ρ∞ / ((ρ∞-4)(ρ∞-2)ρ)) if ρ > 4, else η m̂.
/// </summary>
/// <param name="Eta">η, the learning rate.</param>
/// <param name="Beta1">β1.</param>
/// <param name="Beta2">β2.</param>
/// <param name="Epsilon">ε.</param>
[GenerateShape]
public sealed partial record RAdam(double Eta = 0.001, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8) : RuleWithEta<Adam.State>(Eta)
{
    /// <summary>β1, from 0 to less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Beta1 { get; init => field = Hyperparameter.Decay(nameof(RAdam), value); } = Hyperparameter.Decay(nameof(RAdam), Beta1);

    /// <summary>β2, from 0 to less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Beta2 { get; init => field = Hyperparameter.Decay(nameof(RAdam), value); } = Hyperparameter.Decay(nameof(RAdam), Beta2);

    /// <summary>ε, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Epsilon { get; init => field = Hyperparameter.AtLeastZero(nameof(RAdam), value); } = Hyperparameter.AtLeastZero(nameof(RAdam), Epsilon);

    /// <inheritdoc/>
    public override Adam.State Init(Tensor x) => new(x.ZerosLike(), x.ZerosLike());

    /// <inheritdoc/>
    public override (Adam.State State, Tensor Delta) Apply(Adam.State state, Tensor x, Tensor dx, StepInfo info)
    {
        var (next, delta) = new Adam(Eta, Beta1, Beta2, Epsilon).Apply(state, x, dx, info);
        double t = info.Step + 1, power2 = Math.Pow(Beta2, t), limit = 2 / (1 - Beta2) - 1, length = limit - 2 * t * power2 / (1 - power2);
        return (next, length > 4
            ? Math.Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)) * delta
            : Eta / (1 - Math.Pow(Beta1, t)) * next.M);
    }
}
