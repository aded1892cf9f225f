using Flux.Kernels;

namespace Flux;

/// <summary>
/// m ← β1 m + (1 - β1) dx; v ← β2 v + (1 - β2) dx²; x ← x - η m̂ / (√v̂ + ε) with m̂ = m / (1 - β1ᵗ), v̂ = v / (1 - β2ᵗ) (Kingma and Ba 2015).
/// </summary>
/// <param name="Eta">η, the learning rate.</param>
/// <param name="Beta1">β1.</param>
/// <param name="Beta2">β2.</param>
/// <param name="Epsilon">ε, outside the root.</param>
/// <example>
/// <code>
/// Tensor x = Tensor.Of([1f, -2]);
/// var optimiser = new Adam(0.1, Beta1: 0.8).Setup(x);
/// for (int step = 0; step &lt; 100; step++) (x, optimiser) = optimiser.Update(x, Ad.Gradient(x => Sum(x * x), x));
/// Console.WriteLine(x);                                 // near 0
/// </code>
/// </example>
[GenerateShape]
public sealed partial record Adam(double Eta = 0.001, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8) : RuleWithEta<Adam.State>(Eta)
{
    /// <summary>β1, from 0 to less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Beta1 { get; init => field = Hyperparameter.Decay(nameof(Adam), value); } = Hyperparameter.Decay(nameof(Adam), Beta1);

    /// <summary>β2, from 0 to less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Beta2 { get; init => field = Hyperparameter.Decay(nameof(Adam), value); } = Hyperparameter.Decay(nameof(Adam), Beta2);

    /// <summary>ε, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Epsilon { get; init => field = Hyperparameter.AtLeastZero(nameof(Adam), value); } = Hyperparameter.AtLeastZero(nameof(Adam), Epsilon);

    /// <summary>Running means of the gradient and its square.</summary>
    [GenerateShape]
    public readonly partial record struct State(Tensor M, Tensor V);

    /// <inheritdoc/>
    public override State Init(Tensor x) => new(x.ZerosLike(), x.ZerosLike());

    /// <inheritdoc/>
    public override (State State, Tensor Delta) Apply(State state, Tensor x, Tensor dx, StepInfo info)
    {
        var (m, v) = (Beta1 * state.M + (1 - Beta1) * dx, Beta2 * state.V + (1 - Beta2) * Prelude.Square(dx));
        var (correction1, correction2) = Corrections(info);
        return (new(m, v), Eta / correction1 * m / (Prelude.Sqrt(v / correction2) + Epsilon));
    }

    /// <inheritdoc/>
    public override (State State, Tensor X) Step(State state, Tensor x, Tensor dx, StepInfo info)
    {
        if ((x, dx, state.M, state.V) is not (Value p, Value g, Value m, Value v) || !Fits(p, g, m, v)) return base.Step(state, x, dx, info);
        var (correction1, correction2) = Corrections(info);
        var (m2, v2, p2) = p.RentThree();
        p.Kernels.Adam(p.View, g.View, m.View, v.View, new AdamStep(Beta1, Beta2, Epsilon, Eta / correction1, correction2), p2.View, m2.View, v2.View);
        return (new(m2.Escaped(), v2.Escaped()), p2.Escaped());
    }

    private static bool Fits(Value p, params ReadOnlySpan<Value> others)
    {
        bool fits = p.Kernels.HasAdam(p.DType);
        foreach (var other in others) fits &= other.Device == p.Device && other.DType == p.DType && other.Shape == p.Shape;
        return fits;
    }

    private (double First, double Second) Corrections(StepInfo info) => (1 - Math.Pow(Beta1, info.Step + 1), 1 - Math.Pow(Beta2, info.Step + 1));
}
