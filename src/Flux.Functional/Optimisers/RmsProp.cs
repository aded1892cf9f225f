namespace Flux;

/// <summary>
/// q ← ρ q + (1 - ρ) dx²; x ← x - η dx / (√q + ε); centred: l ← ρ l + (1 - ρ) dx and √(q - l²) for √q (Tieleman and Hinton 2012; Graves 2013).
/// </summary>
/// <param name="Eta">η, the learning rate.</param>
/// <param name="Rho">ρ.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="Centred">Whether the variance of the gradient takes the place of its mean square.</param>
[GenerateShape]
public sealed partial record RmsProp(double Eta = 0.001, double Rho = 0.9, double Epsilon = 1e-8, bool Centred = false) : RuleWithEta<RmsProp.State>(Eta)
{
    /// <summary>Running means of the gradient's square and, if centred, of the gradient.</summary>
    [GenerateShape]
    public readonly partial record struct State(Tensor Square, Tensor Mean);

    /// <inheritdoc/>
    public override RmsProp.State Init(Tensor x) => new(x.ZerosLike(), x.ZerosLike());

    /// <inheritdoc/>
    public override (RmsProp.State State, Tensor Delta) Apply(RmsProp.State state, Tensor x, Tensor dx, StepInfo info)
    {
        var square = Rho * state.Square + (1 - Rho) * Prelude.Square(dx);
        if (!Centred) return (state with { Square = square }, Eta * dx / (Prelude.Sqrt(square) + Epsilon));
        var mean = Rho * state.Mean + (1 - Rho) * dx;
        return (new(square, mean), Eta * dx / (Prelude.Sqrt(square - Prelude.Square(mean)) + Epsilon));
    }
}
