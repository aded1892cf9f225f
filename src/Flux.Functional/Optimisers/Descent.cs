namespace Flux;

/// <summary>Gradient descent: x ← x - η dx.</summary>
/// <param name="Eta">η, the learning rate.</param>
public sealed record Descent(double Eta = 0.1) : Rule<NoState>
{
    /// <inheritdoc/>
    public override NoState Init(Tensor x) => default;

    /// <inheritdoc/>
    public override (NoState State, Tensor Delta) Apply(NoState state, Tensor x, Tensor dx, StepInfo info) => (state, Eta * dx);

    /// <inheritdoc/>
    public override Rule WithEta(double eta) => this with { Eta = eta };
}
