namespace Flux;

/// <summary>
/// Adam with a second moment that never falls (Reddi, Kale and Kumar 2018): v̂ ← max(v̂, v); x ← x - η m / (√v̂ + ε); m, v and v̂ start at ε, without bias
/// correction.
/// </summary>
/// <param name="Eta">η, the learning rate.</param>
/// <param name="Beta1">β1.</param>
/// <param name="Beta2">β2.</param>
/// <param name="Epsilon">ε.</param>
[GenerateShape]
public sealed partial record AMSGrad(double Eta = 0.001, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8) : RuleWithEta<AMSGrad.State>(Eta)
{
    /// <summary>β1, from 0 to less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Beta1 { get; init => field = Hyperparameter.Decay(nameof(AMSGrad), value); } = Hyperparameter.Decay(nameof(AMSGrad), Beta1);

    /// <summary>β2, from 0 to less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Beta2 { get; init => field = Hyperparameter.Decay(nameof(AMSGrad), value); } = Hyperparameter.Decay(nameof(AMSGrad), Beta2);

    /// <summary>ε, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Epsilon { get; init => field = Hyperparameter.AtLeastZero(nameof(AMSGrad), value); } = Hyperparameter.AtLeastZero(nameof(AMSGrad), Epsilon);

    /// <summary>Running means of the gradient and its square, and the largest mean square so far.</summary>
    [GenerateShape]
    public readonly partial record struct State(Tensor M, Tensor V, Tensor Largest);

    private Tensor Start(Tensor x) => Tensor.Full(x.Device, x.DType, x.Shape, Epsilon);

    /// <inheritdoc/>
    public override AMSGrad.State Init(Tensor x) => new(Start(x), Start(x), Start(x));

    /// <inheritdoc/>
    public override (AMSGrad.State State, Tensor Delta) Apply(AMSGrad.State state, Tensor x, Tensor dx, StepInfo info)
    {
        var (m, v) = (Beta1 * state.M + (1 - Beta1) * dx, Beta2 * state.V + (1 - Beta2) * Prelude.Square(dx));
        var largest = Prelude.Max(state.Largest, v);
        return (new(m, v, largest), Eta * m / (Prelude.Sqrt(largest) + Epsilon));
    }
}
