namespace Flux;

/// <summary>dx + λ x: the gradient of λ/2 |x|² added, before the rules that follow in a chain.</summary>
/// <param name="Lambda">λ.</param>
[GenerateShape]
public sealed partial record WeightDecay(double Lambda = 5e-4) : Rule<NoState>
{
    /// <inheritdoc/>
    public override NoState Init(Tensor x) => default;

    /// <inheritdoc/>
    public override (NoState State, Tensor Delta) Apply(NoState state, Tensor x, Tensor dx, StepInfo info) => (state, dx + Lambda * x);
}
