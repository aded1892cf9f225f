namespace Flux;

/// <summary>dx + λ x: the gradient of λ/2 |x|² added, before the rules that follow in a chain.</summary>
/// <param name="Lambda">λ.</param>
[GenerateShape]
public sealed partial record WeightDecay(double Lambda = 5e-4) : Rule<NoState>
{
    /// <summary>λ, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Lambda { get; init => field = Hyperparameter.AtLeastZero(nameof(WeightDecay), value); } =
        Hyperparameter.AtLeastZero(nameof(WeightDecay), Lambda);

    /// <inheritdoc/>
    public override NoState Init(Tensor x) => default;

    /// <inheritdoc/>
    public override (NoState State, Tensor Delta) Apply(NoState state, Tensor x, Tensor dx, StepInfo info) => (state, dx + Lambda * x);
}
