namespace Flux;

/// <summary>Nesterov's accelerated gradient: v' = ρ v - η dx, delta = -ρ² v + (1 + ρ) η dx (Nesterov 1983, in the form of Optimisers.jl).</summary>
/// <param name="Eta">The learning rate η.</param>
/// <param name="Rho">The share ρ of the velocity that stays.</param>
public sealed record Nesterov(double Eta = 0.001, double Rho = 0.9) : Rule<Tensor>
{
    /// <inheritdoc/>
    public override Tensor Init(Tensor x) => x.ZerosLike();

    /// <inheritdoc/>
    public override (Tensor State, Tensor Delta) Apply(Tensor state, Tensor x, Tensor dx, StepInfo info)
    {
        var delta = (1 + Rho) * Eta * dx - Rho * Rho * state;
        return (Rho * state - Eta * dx, delta);
    }

    /// <inheritdoc/>
    public override Rule WithEta(double eta) => this with { Eta = eta };
}
