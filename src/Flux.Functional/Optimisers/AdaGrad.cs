namespace Flux;

/// <summary>q ← q + dx², from ε on; x ← x - η dx / (√q + ε) (Duchi, Hazan and Singer 2011).</summary>
/// <param name="Eta">η, the learning rate.</param>
/// <param name="Epsilon">ε.</param>
[GenerateShape]
public sealed partial record AdaGrad(double Eta = 0.1, double Epsilon = 1e-8) : RuleWithEta<Tensor>(Eta)
{
    /// <summary>ε, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Epsilon { get; init => field = Hyperparameter.AtLeastZero(nameof(AdaGrad), value); } = Hyperparameter.AtLeastZero(nameof(AdaGrad), Epsilon);

    /// <inheritdoc/>
    public override Tensor Init(Tensor x) => Tensor.Full(x.Device, x.DType, x.Shape, Epsilon);

    /// <inheritdoc/>
    public override (Tensor State, Tensor Delta) Apply(Tensor state, Tensor x, Tensor dx, StepInfo info)
    {
        var square = state + Prelude.Square(dx);
        return (square, Eta * dx / (Prelude.Sqrt(square) + Epsilon));
    }
}
