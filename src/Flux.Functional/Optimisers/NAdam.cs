namespace Flux;

/// <summary>Adam with Nesterov momentum (Dozat 2016): x ← x - η (β1 m / (1 - β1ᵗ⁺¹) + (1 - β1) dx / (1 - β1ᵗ)) / (√(β2 v / (1 - β2ᵗ)) + ε).</summary>
/// <param name="Eta">η, the learning rate.</param>
/// <param name="Beta1">β1.</param>
/// <param name="Beta2">β2.</param>
/// <param name="Epsilon">ε.</param>
[GenerateShape]
public sealed partial record NAdam(double Eta = 0.001, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8) : RuleWithEta<Adam.State>(Eta)
{
    /// <summary>β1, from 0 to less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Beta1 { get; init => field = Hyperparameter.Decay(nameof(NAdam), value); } = Hyperparameter.Decay(nameof(NAdam), Beta1);

    /// <summary>β2, from 0 to less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Beta2 { get; init => field = Hyperparameter.Decay(nameof(NAdam), value); } = Hyperparameter.Decay(nameof(NAdam), Beta2);

    /// <summary>ε, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Epsilon { get; init => field = Hyperparameter.AtLeastZero(nameof(NAdam), value); } = Hyperparameter.AtLeastZero(nameof(NAdam), Epsilon);

    /// <inheritdoc/>
    public override Adam.State Init(Tensor x) => new(x.ZerosLike(), x.ZerosLike());

    /// <inheritdoc/>
    public override (Adam.State State, Tensor Delta) Apply(Adam.State state, Tensor x, Tensor dx, StepInfo info)
    {
        var (m, v) = (Beta1 * state.M + (1 - Beta1) * dx, Beta2 * state.V + (1 - Beta2) * Prelude.Square(dx));
        double power1 = Math.Pow(Beta1, info.Step + 1), power2 = Math.Pow(Beta2, info.Step + 1);
        var ahead = Beta1 / (1 - Beta1 * power1) * m + (1 - Beta1) / (1 - power1) * dx;
        return (new(m, v), Eta * ahead / (Prelude.Sqrt(Beta2 / (1 - power2) * v) + Epsilon));
    }
}
