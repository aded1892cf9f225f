namespace Flux;

/// <summary>
/// q ← ρ q + (1 - ρ) dx²; x ← x - η dx / (√q + ε); centred: l ← ρ l + (1 - ρ) dx and √(q - l²) for √q (Tieleman and Hinton 2012; Graves 2013), where
/// v = q - l² is kept as v ← ρ (v + (1 - ρ) (dx - l)²) with the l before: the same number, and never below 0.
/// </summary>
/// <param name="Eta">η, the learning rate.</param>
/// <param name="Rho">ρ.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="Centred">Whether the variance of the gradient takes the place of its mean square.</param>
[GenerateShape]
public sealed partial record RmsProp(double Eta = 0.001, double Rho = 0.9, double Epsilon = 1e-8, bool Centred = false) : RuleWithEta<RmsProp.State>(Eta)
{
    /// <summary>ρ, from 0 to less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Rho { get; init => field = Hyperparameter.Decay(nameof(RmsProp), value); } = Hyperparameter.Decay(nameof(RmsProp), Rho);

    /// <summary>ε, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Epsilon { get; init => field = Hyperparameter.AtLeastZero(nameof(RmsProp), value); } = Hyperparameter.AtLeastZero(nameof(RmsProp), Epsilon);

    /// <summary>The running mean of the gradient's square; if centred, its running variance and mean.</summary>
    [GenerateShape]
    public readonly partial record struct State(Tensor Square, Tensor Mean);

    /// <inheritdoc/>
    public override RmsProp.State Init(Tensor x) => new(x.ZerosLike(), x.ZerosLike());

    /// <inheritdoc/>
    public override (RmsProp.State State, Tensor Delta) Apply(RmsProp.State state, Tensor x, Tensor dx, StepInfo info)
    {
        if (!Centred)
        {
            var square = Rho * state.Square + (1 - Rho) * Prelude.Square(dx);
            return (state with { Square = square }, Stepped(dx, square));
        }
        var variance = Rho * (state.Square + (1 - Rho) * Prelude.Square(dx - state.Mean));
        return (new(variance, Rho * state.Mean + (1 - Rho) * dx), Stepped(dx, variance));
    }

    private Tensor Stepped(Tensor dx, Tensor square) => Eta * dx / (Prelude.Sqrt(square) + Epsilon);
}
