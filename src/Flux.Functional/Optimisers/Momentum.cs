namespace Flux;

/// <summary>Gradient descent with momentum: v' = ρ v + η dx, delta = v' (Polyak 1964).</summary>
/// <param name="Eta">The learning rate η.</param>
/// <param name="Rho">The share ρ of the velocity that stays.</param>
public sealed record Momentum(double Eta = 0.01, double Rho = 0.9) : Rule<Tensor>
{
    /// <inheritdoc/>
    public override Tensor Init(Tensor x) => x.ZerosLike();

    /// <inheritdoc/>
    public override (Tensor State, Tensor Delta) Apply(Tensor state, Tensor x, Tensor dx, StepInfo info)
    {
        var v = Rho * state + Eta * dx;
        return (v, v);
    }

    /// <inheritdoc/>
    public override Rule WithEta(double eta) => this with { Eta = eta };
}
