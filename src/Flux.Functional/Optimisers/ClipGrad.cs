namespace Flux;

/// <summary>Every element of the gradient kept within bounds: delta = min(max(dx, -δ), δ).</summary>
/// <param name="Delta">The largest magnitude δ.</param>
public sealed record ClipGrad(double Delta = 10) : Rule<ValueTuple>
{
    /// <inheritdoc/>
    public override ValueTuple Init(Tensor x) => default;

    /// <inheritdoc/>
    public override (ValueTuple State, Tensor Delta) Apply(ValueTuple state, Tensor x, Tensor dx, StepInfo info)
    {
        var bound = Tensor.Full(dx.Device, dx.DType, Shape.Scalar, Delta);
        return (state, Prelude.Min(Prelude.Max(dx, -bound), bound));
    }
}
