namespace Flux;

/// <summary>L2 regularisation: delta = dx + λ x. Stands before other rules in a chain.</summary>
/// <param name="Lambda">λ.</param>
public sealed record WeightDecay(double Lambda = 5e-4) : Rule<ValueTuple>
{
    /// <inheritdoc/>
    public override ValueTuple Init(Tensor x) => default;

    /// <inheritdoc/>
    public override (ValueTuple State, Tensor Delta) Apply(ValueTuple state, Tensor x, Tensor dx, StepInfo info) => (state, dx + Lambda * x);
}
