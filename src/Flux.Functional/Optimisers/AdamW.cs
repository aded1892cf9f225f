namespace Flux;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019): x ← x - η (d + λ x) if coupled to η as in Flux's default, else x - (η d + λ x), d being
/// Adam's step at η = 1.
/// </summary>
/// <param name="Eta">η, the learning rate.</param>
/// <param name="Beta1">β1.</param>
/// <param name="Beta2">β2.</param>
/// <param name="Lambda">λ, the decay.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="Couple">Whether η also scales the decay.</param>
[GenerateShape]
public sealed partial record AdamW(double Eta = 0.001, double Beta1 = 0.9, double Beta2 = 0.999, double Lambda = 0, double Epsilon = 1e-8, bool Couple = true)
    : RuleWithEta<Adam.State>(Eta)
{
    /// <summary>β1, from 0 to less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Beta1 { get; init => field = Hyperparameter.Decay(nameof(AdamW), value); } = Hyperparameter.Decay(nameof(AdamW), Beta1);

    /// <summary>β2, from 0 to less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Beta2 { get; init => field = Hyperparameter.Decay(nameof(AdamW), value); } = Hyperparameter.Decay(nameof(AdamW), Beta2);

    /// <summary>λ, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Lambda { get; init => field = Hyperparameter.AtLeastZero(nameof(AdamW), value); } = Hyperparameter.AtLeastZero(nameof(AdamW), Lambda);

    /// <summary>ε, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Epsilon { get; init => field = Hyperparameter.AtLeastZero(nameof(AdamW), value); } = Hyperparameter.AtLeastZero(nameof(AdamW), Epsilon);

    private Adam Adam => new(Eta, Beta1, Beta2, Epsilon);

    private double Decay => Couple ? Eta * Lambda : Lambda;

    /// <inheritdoc/>
    public override Adam.State Init(Tensor x) => Adam.Init(x);

    /// <inheritdoc/>
    public override (Adam.State State, Tensor Delta) Apply(Adam.State state, Tensor x, Tensor dx, StepInfo info)
    {
        var (next, delta) = Adam.Apply(state, x, dx, info);
        return (next, Decay == 0 ? delta : delta + Decay * x);
    }

    /// <inheritdoc/>
    public override (Adam.State State, Tensor X) Step(Adam.State state, Tensor x, Tensor dx, StepInfo info)
    {
        var (next, moved) = Adam.Step(state, x, dx, info);
        return (next, Decay == 0 ? moved : moved - Decay * x);
    }
}
