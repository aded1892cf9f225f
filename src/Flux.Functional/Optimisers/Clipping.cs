using System.Collections.Immutable;

namespace Flux;

/// <summary>dx shortened so that its p-norm is at most ω; per array, as in Flux.</summary>
/// <param name="Omega">ω.</param>
/// <param name="P">p; infinity for the largest magnitude.</param>
/// <param name="Throw">Whether a norm that is NaN or infinite is an error; otherwise such a gradient is passed on.</param>
[GenerateShape]
public sealed partial record ClipNorm(double Omega = 10, double P = 2, bool Throw = true) : Rule<NoState>
{
    /// <summary>ω, 0 or more; infinity clips nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Omega { get; init => field = Hyperparameter.Bound(nameof(ClipNorm), value); } = Hyperparameter.Bound(nameof(ClipNorm), Omega);

    /// <summary>p.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0.</exception>
    public double P { get; init => field = Hyperparameter.Norm(nameof(ClipNorm), value); } = Hyperparameter.Norm(nameof(ClipNorm), P);

    /// <inheritdoc/>
    public override NoState Init(Tensor x) => default;

    /// <inheritdoc/>
    /// <exception cref="ArithmeticException">The norm is NaN or infinite.</exception>
    public override (NoState State, Tensor Delta) Apply(NoState state, Tensor x, Tensor dx, StepInfo info)
    {
        var norm = Prelude.Norm(dx, P);
        double length = norm.Scalar();
        if (Throw && !double.IsFinite(length))
        {
            throw new ArithmeticException(
                $"ClipNorm: the gradient of an array of shape {x.Shape} has norm {length} at step {info.Step}; a finite one would fit.");
        }
        return (state, length > Omega ? dx * (Omega / norm) : dx);
    }
}

/// <summary>
/// All gradients shortened by one factor so that the 2-norm of all their elements together is at most ω (Pascanu, Mikolov and Bengio 2013). It counts the
/// arrays that follow the same rule and are not frozen; a part with a rule of its own has a norm of its own.
/// </summary>
/// <param name="Omega">ω.</param>
/// <param name="Throw">Whether a norm that is NaN or infinite is an error; otherwise such gradients are passed on.</param>
[GenerateShape]
public sealed partial record ClipGlobalNorm(double Omega = 10, bool Throw = true) : Rule<NoState>
{
    /// <summary>ω, 0 or more; infinity clips nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Omega { get; init => field = Hyperparameter.Bound(nameof(ClipGlobalNorm), value); } = Hyperparameter.Bound(nameof(ClipGlobalNorm), Omega);

    /// <inheritdoc/>
    public override bool SeesAll => true;

    /// <inheritdoc/>
    public override NoState Init(Tensor x) => default;

    /// <summary>The only array is all of them.</summary>
    /// <exception cref="ArithmeticException">The norm is NaN or infinite.</exception>
    public override (NoState State, Tensor Delta) Apply(NoState state, Tensor x, Tensor dx, StepInfo info) => (state, Shortened([dx], info)[0]);

    /// <inheritdoc/>
    public override ImmutableArray<(object State, Tensor Delta)> ApplyAll(ImmutableArray<ArrayStep> arrays)
    {
        if (arrays.IsEmpty) return [];
        var shortened = Shortened([.. arrays.Select(array => array.Gradient)], arrays[0].Info);
        return [.. arrays.Select((array, a) => (array.State, shortened[a]))];
    }

    private ImmutableArray<Tensor> Shortened(ImmutableArray<Tensor> gradients, StepInfo info)
    {
        // Arrays may differ in precision and device; their norms meet in double precision on the CPU.
        var norms = gradients.Select(dx => Prelude.Norm(dx).Reshape(1).Cast(DType.Float64).To(Device.Cpu));
        var norm = Prelude.Norm(Prelude.Concat(0, [.. norms]));
        double length = norm.Scalar();
        if (Throw && !double.IsFinite(length))
        {
            throw new ArithmeticException(
                $"ClipGlobalNorm: the gradients of {gradients.Length} arrays have norm {length} at step {info.Step}; a finite one would fit.");
        }
        if (!(length > Omega)) return gradients;
        var factor = Omega / norm;
        return [.. gradients.Select(dx => dx * factor.Cast(dx.DType).To(dx.Device))];
    }
}

/// <summary>Every element of dx held between -δ and δ.</summary>
/// <param name="Delta">δ.</param>
[GenerateShape]
public sealed partial record ClipGrad(double Delta = 10) : Rule<NoState>
{
    /// <summary>δ, 0 or more; infinity clips nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Delta { get; init => field = Hyperparameter.Bound(nameof(ClipGrad), value); } = Hyperparameter.Bound(nameof(ClipGrad), Delta);

    /// <inheritdoc/>
    public override NoState Init(Tensor x) => default;

    /// <inheritdoc/>
    public override (NoState State, Tensor Delta) Apply(NoState state, Tensor x, Tensor dx, StepInfo info) =>
        (state, Prelude.Min(Prelude.Max(dx, dx.Number(-Delta)), dx.Number(Delta)));
}
