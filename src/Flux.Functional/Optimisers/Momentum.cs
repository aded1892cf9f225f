namespace Flux;

/// <summary>Descent with momentum: v ← ρ v + η dx; x ← x - v.</summary>
/// <param name="Eta">η, the learning rate.</param>
/// <param name="Rho">ρ, how much of the velocity stays.</param>
[GenerateShape]
public sealed partial record Momentum(double Eta = 0.01, double Rho = 0.9) : RuleWithEta<Tensor>(Eta)
{
    /// <summary>ρ, 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Rho { get; init => field = Hyperparameter.Share(nameof(Momentum), value); } = Hyperparameter.Share(nameof(Momentum), Rho);

    /// <inheritdoc/>
    public override Tensor Init(Tensor x) => x.ZerosLike();

    /// <inheritdoc/>
    public override (Tensor State, Tensor Delta) Apply(Tensor state, Tensor x, Tensor dx, StepInfo info)
    {
        var v = Rho * state + Eta * dx;
        return (v, v);
    }
}
