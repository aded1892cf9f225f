using Flux.Kernels;

namespace Flux;

/// <summary>
/// m ← β1 m + (1 - β1) dx; v ← β2 v + (1 - β2) dx²; x ← x - η m̂ / (√v̂ + ε) with m̂ = m / (1 - β1ᵗ), v̂ = v / (1 - β2ᵗ) (Kingma and Ba 2015).
/// </summary>
/// <param name="Eta">η, the learning rate.</param>
/// <param name="Beta1">β1.</param>
/// <param name="Beta2">β2.</param>
/// <param name="Epsilon">ε, outside the root.</param>
public sealed record Adam(double Eta = 0.001, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8) : Rule<Adam.State>
{
    private const int Small = 1 << 12;

    /// <summary>Running means of the gradient and its square.</summary>
    public readonly record struct State(Tensor M, Tensor V);

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
        var (p2, m2, v2) = Successors(p);
        p.Kernels.Adam(p.View, g.View, m.View, v.View, new AdamStep(Beta1, Beta2, Epsilon, Eta / correction1, correction2), p2.View, m2.View, v2.View);
        return (new(m2.Escaped(), v2.Escaped()), p2.Escaped());
    }

    /// <summary>
    /// Room for the next array and its means. The means share a block, and a small array shares it with them: there the bookkeeping of a block costs more than the
    /// arithmetic, while of a large one the model alone may be kept.
    /// </summary>
    private static (Value P, Value M, Value V) Successors(Value p)
    {
        int apart = Apart(p.Shape.Elements);
        bool isSmall = apart <= Small;
        var block = p.Rent(new Shape((isSmall ? 3 : 2) * apart));
        var (m, v) = (block.Window(0, p.Shape), block.Window(apart, p.Shape));
        return (isSmall ? block.Window(2 * apart, p.Shape) : p.Rent(p.Shape), m, v);
    }

    /// <summary>So many elements that the next one is aligned as the first.</summary>
    private static int Apart(int elements) => (elements + 15) & ~15;

    private static bool Fits(Value p, params ReadOnlySpan<Value> others)
    {
        bool fits = p.Device == Device.Cpu && p.DType.IsReal() && p.Shape.Elements < int.MaxValue / 2 - 16;
        foreach (var other in others) fits &= other.Device == p.Device && other.DType == p.DType && other.Shape == p.Shape;
        return fits;
    }

    private (double First, double Second) Corrections(StepInfo info) => (1 - Math.Pow(Beta1, info.Step + 1), 1 - Math.Pow(Beta2, info.Step + 1));

    /// <inheritdoc/>
    public override Rule WithEta(double eta) => this with { Eta = eta };
}
