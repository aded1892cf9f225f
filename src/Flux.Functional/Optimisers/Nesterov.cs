namespace Flux;

/// <summary>Nesterov's momentum: x ← x + ρ² v - (1 + ρ) η dx with the old velocity; v ← ρ v - η dx.</summary>
/// <param name="Eta">η, the learning rate.</param>
/// <param name="Rho">ρ, how much of the velocity stays.</param>
[GenerateShape]
public sealed partial record Nesterov(double Eta = 0.001, double Rho = 0.9) : RuleWithEta<Tensor>(Eta)
{
    /// <summary>ρ, 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Rho { get; init => field = Hyperparameter.Share(nameof(Nesterov), value); } = Hyperparameter.Share(nameof(Nesterov), Rho);

    /// <inheritdoc/>
    public override Tensor Init(Tensor x) => x.ZerosLike();

    /// <inheritdoc/>
    public override (Tensor State, Tensor Delta) Apply(Tensor state, Tensor x, Tensor dx, StepInfo info) =>
        (Rho * state - Eta * dx, (1 + Rho) * Eta * dx - Rho * Rho * state);
}
