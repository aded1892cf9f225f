namespace Flux;

/// <summary>Gradient descent: delta = η dx.</summary>
/// <param name="Eta">The learning rate η.</param>
public sealed record Descent(double Eta = 0.1) : Rule<ValueTuple>
{
    /// <inheritdoc/>
    public override ValueTuple Init(Tensor x) => default;

    /// <inheritdoc/>
    public override (ValueTuple State, Tensor Delta) Apply(ValueTuple state, Tensor x, Tensor dx, StepInfo info) => (state, Eta * dx);

    /// <inheritdoc/>
    public override Rule WithEta(double eta) => this with { Eta = eta };
}
