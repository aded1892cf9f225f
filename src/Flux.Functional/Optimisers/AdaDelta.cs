namespace Flux;

/// <summary>q ← ρ q + (1 - ρ) dx²; d = dx √(D + ε) / √(q + ε); D ← ρ D + (1 - ρ) d²; x ← x - d (Zeiler 2012). It has no learning rate.</summary>
/// <param name="Rho">ρ.</param>
/// <param name="Epsilon">ε.</param>
[GenerateShape]
public sealed partial record AdaDelta(double Rho = 0.9, double Epsilon = 1e-8) : Rule<AdaDelta.State>
{
    /// <summary>ρ, from 0 to less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Rho { get; init => field = Hyperparameter.Decay(nameof(AdaDelta), value); } = Hyperparameter.Decay(nameof(AdaDelta), Rho);

    /// <summary>ε, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Epsilon { get; init => field = Hyperparameter.AtLeastZero(nameof(AdaDelta), value); } = Hyperparameter.AtLeastZero(nameof(AdaDelta), Epsilon);

    /// <summary>Running mean squares of the gradient and of the step.</summary>
    [GenerateShape]
    public readonly partial record struct State(Tensor Gradient, Tensor Step);

    /// <inheritdoc/>
    public override State Init(Tensor x) => new(x.ZerosLike(), x.ZerosLike());

    /// <inheritdoc/>
    public override (State State, Tensor Delta) Apply(State state, Tensor x, Tensor dx, StepInfo info)
    {
        var gradient = Rho * state.Gradient + (1 - Rho) * Prelude.Square(dx);
        var delta = dx * Prelude.Sqrt(state.Step + Epsilon) / Prelude.Sqrt(gradient + Epsilon);
        return (new(gradient, Rho * state.Step + (1 - Rho) * Prelude.Square(delta)), delta);
    }
}
