namespace Flux;

/// <summary>dx shortened so that its 2-norm is at most ω; per array, as in Flux.</summary>
/// <param name="Omega">ω.</param>
public sealed record ClipNorm(double Omega = 10) : Rule<NoState>
{
    /// <inheritdoc/>
    public override NoState Init(Tensor x) => default;

    /// <inheritdoc/>
    /// <exception cref="ArithmeticException">The norm is NaN or infinite.</exception>
    public override (NoState State, Tensor Delta) Apply(NoState state, Tensor x, Tensor dx, StepInfo info)
    {
        var norm = Prelude.Sqrt(Prelude.Square(dx).Sum());
        double length = norm.Scalar();
        if (!double.IsFinite(length)) throw new ArithmeticException($"ClipNorm: the gradient of an array of shape {x.Shape} has norm {length} at step {info.Step}; a finite one would fit.");
        return (state, length > Omega ? dx * (Omega / norm) : dx);
    }
}

/// <summary>Every element of dx held between -δ and δ.</summary>
/// <param name="Delta">δ.</param>
public sealed record ClipGrad(double Delta = 10) : Rule<NoState>
{
    /// <inheritdoc/>
    public override NoState Init(Tensor x) => default;

    /// <inheritdoc/>
    public override (NoState State, Tensor Delta) Apply(NoState state, Tensor x, Tensor dx, StepInfo info) =>
        (state, Prelude.Min(Prelude.Max(dx, dx.Number(-Delta)), dx.Number(Delta)));
}
