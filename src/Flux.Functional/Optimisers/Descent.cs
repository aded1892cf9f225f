namespace Flux;

/// <summary>Gradient descent: x ← x - η dx.</summary>
/// <param name="Eta">η, the learning rate.</param>
[GenerateShape]
public sealed partial record Descent(double Eta = 0.1) : RuleWithEta<NoState>(Eta)
{
    /// <inheritdoc/>
    public override NoState Init(Tensor x) => default;

    /// <inheritdoc/>
    public override (NoState State, Tensor Delta) Apply(NoState state, Tensor x, Tensor dx, StepInfo info) => (state, Eta * dx);
}
