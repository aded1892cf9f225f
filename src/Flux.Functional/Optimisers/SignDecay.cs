namespace Flux;

/// <summary>dx + λ sign(x): the gradient of λ |x|₁ added, before the rules that follow in a chain.</summary>
/// <param name="Lambda">λ.</param>
[GenerateShape]
public sealed partial record SignDecay(double Lambda = 1e-3) : Rule<NoState>
{
    /// <summary>λ, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Lambda { get; init => field = Hyperparameter.AtLeastZero(nameof(SignDecay), value); } = Hyperparameter.AtLeastZero(nameof(SignDecay), Lambda);

    /// <inheritdoc/>
    public override NoState Init(Tensor x) => default;

    /// <inheritdoc/>
    public override (NoState State, Tensor Delta) Apply(NoState state, Tensor x, Tensor dx, StepInfo info) => (state, dx + Lambda * Prelude.Sign(x));
}
