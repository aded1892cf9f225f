namespace Flux;

/// <summary>The gradient of each array, not of the whole model, scaled down to a norm: delta = dx min(1, ω / ‖dx‖).</summary>
/// <param name="Omega">The largest norm ω.</param>
/// <param name="P">Which norm: 2 for the Euclidean, <see cref="double.PositiveInfinity"/> for the largest magnitude.</param>
/// <param name="Throw">Whether a norm that is NaN or infinite is an error.</param>
public sealed record ClipNorm(double Omega = 10, double P = 2, bool Throw = true) : Rule<ValueTuple>
{
    /// <inheritdoc/>
    public override ValueTuple Init(Tensor x) => default;

    /// <summary>dx, scaled if its norm exceeds ω.</summary>
    /// <param name="state">Nothing.</param>
    /// <param name="x">The array.</param>
    /// <param name="dx">Its gradient.</param>
    /// <param name="info">The step.</param>
    /// <exception cref="ArithmeticException">The norm is NaN or infinite.</exception>
    public override (ValueTuple State, Tensor Delta) Apply(ValueTuple state, Tensor x, Tensor dx, StepInfo info)
    {
        var norm = Norm(dx);
        double size = norm.Scalar();
        if (Throw && !double.IsFinite(size))
        {
            throw new ArithmeticException($"ClipNorm: the gradient of shape {dx.Shape} has norm {size} at step {info.Step}; a finite norm would fit. Lower the learning rate, or pass Throw: false.");
        }
        return (state, size > Omega ? dx * (Omega / norm) : dx);
    }

    private Tensor Norm(Tensor dx) => P switch
    {
        2 => Prelude.Sqrt((dx * dx).Sum()),
        1 => Prelude.Abs(dx).Sum(),
        double.PositiveInfinity => Prelude.Maximum(Prelude.Abs(dx)),
        _ => Prelude.Pow(Prelude.Pow(Prelude.Abs(dx), P).Sum(), 1 / P),
    };
}
