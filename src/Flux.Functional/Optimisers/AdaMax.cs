namespace Flux;

/// <summary>m ← β1 m + (1 - β1) dx; u ← max(β2 u, |dx|); x ← x - η m / ((1 - β1ᵗ) (u + ε)) (Kingma and Ba 2015, section 7).</summary>
/// <param name="Eta">η, the learning rate.</param>
/// <param name="Beta1">β1.</param>
/// <param name="Beta2">β2.</param>
/// <param name="Epsilon">ε.</param>
[GenerateShape]
public sealed partial record AdaMax(double Eta = 0.001, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8) : RuleWithEta<AdaMax.State>(Eta)
{
    /// <summary>β1, from 0 to less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Beta1 { get; init => field = Hyperparameter.Decay(nameof(AdaMax), value); } = Hyperparameter.Decay(nameof(AdaMax), Beta1);

    /// <summary>β2, from 0 to less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Beta2 { get; init => field = Hyperparameter.Decay(nameof(AdaMax), value); } = Hyperparameter.Decay(nameof(AdaMax), Beta2);

    /// <summary>ε, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Epsilon { get; init => field = Hyperparameter.AtLeastZero(nameof(AdaMax), value); } = Hyperparameter.AtLeastZero(nameof(AdaMax), Epsilon);

    /// <summary>The running mean of the gradient and its decaying largest magnitude.</summary>
    [GenerateShape]
    public readonly partial record struct State(Tensor Mean, Tensor Largest);

    /// <inheritdoc/>
    public override AdaMax.State Init(Tensor x) => new(x.ZerosLike(), x.ZerosLike());

    /// <inheritdoc/>
    public override (AdaMax.State State, Tensor Delta) Apply(AdaMax.State state, Tensor x, Tensor dx, StepInfo info)
    {
        var (mean, largest) = (Beta1 * state.Mean + (1 - Beta1) * dx, Prelude.Max(Beta2 * state.Largest, Prelude.Abs(dx)));
        return (new(mean, largest), Eta / (1 - Math.Pow(Beta1, info.Step + 1)) * mean / (largest + Epsilon));
    }
}
