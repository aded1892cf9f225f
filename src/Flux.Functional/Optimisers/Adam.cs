using Flux.Kernels;

namespace Flux;

/// <summary>
/// Adam (Kingma and Ba 2015): m' = β₁ m + (1 - β₁) dx, v' = β₂ v + (1 - β₂) dx², delta = η m̂ / (√v̂ + ε) with m̂ = m' / (1 - β₁ᵗ), v̂ = v' / (1 - β₂ᵗ).
/// </summary>
/// <param name="Eta">The learning rate η.</param>
/// <param name="Beta1">Decay β₁ of the mean.</param>
/// <param name="Beta2">Decay β₂ of the mean square.</param>
/// <param name="Epsilon">ε.</param>
public sealed record Adam(double Eta = 0.001, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8) : Rule<Adam.State>
{
    /// <summary>Running moments of the gradient.</summary>
    /// <param name="M">The mean.</param>
    /// <param name="V">The mean square.</param>
    public readonly record struct State(Tensor M, Tensor V)
    {
        internal static State Zero(Tensor x) => new(x.ZerosLike(), x.ZerosLike());

        internal State Next(Tensor dx, double beta1, double beta2) => new(
            beta1 * M + (1 - beta1) * dx,
            beta2 * V + (1 - beta2) * (dx * dx));
    }

    /// <inheritdoc/>
    public override State Init(Tensor x) => State.Zero(x);

    /// <inheritdoc/>
    public override (State State, Tensor Delta) Apply(State state, Tensor x, Tensor dx, StepInfo info)
    {
        var next = state.Next(dx, Beta1, Beta2);
        double correction1 = 1 - Math.Pow(Beta1, info.Time), correction2 = 1 - Math.Pow(Beta2, info.Time);
        return (next, Eta / correction1 * next.M / (Prelude.Sqrt(next.V / correction2) + Epsilon));
    }

    /// <summary>As <see cref="Apply"/>, in one pass over concrete numbers on the CPU.</summary>
    /// <param name="state">The moments before the step.</param>
    /// <param name="x">The array.</param>
    /// <param name="dx">Its gradient.</param>
    /// <param name="info">The step.</param>
    public override (State State, Tensor X) Step(State state, Tensor x, Tensor dx, StepInfo info) =>
        x is Value p && dx is Value g && state.M is Value m && state.V is Value v && Alike(p, g, m, v)
            ? Fused(p, g, m, v, info)
            : base.Step(state, x, dx, info);

    /// <inheritdoc/>
    public override Rule WithEta(double eta) => this with { Eta = eta };

    private (State State, Tensor X) Fused(Value p, Value g, Value m, Value v, StepInfo info)
    {
        var step = new AdamStep(Beta1, Beta2, Epsilon, Eta / (1 - Math.Pow(Beta1, info.Time)), 1 - Math.Pow(Beta2, info.Time));
        Value moved = p.Rent(p.Shape), mean = p.Rent(p.Shape), square = p.Rent(p.Shape);
        p.Kernels.Adam(p.View, g.View, m.View, v.View, step, moved.View, mean.View, square.View);
        return (new(mean.Escaped(), square.Escaped()), moved.Escaped());
    }

    private static bool Alike(Value p, params ReadOnlySpan<Value> others)
    {
        bool alike = p.Device == Device.Cpu && p.DType is DType.Float32 or DType.Float64;
        foreach (var other in others) alike &= other.Device == p.Device && other.DType == p.DType && other.Shape == p.Shape;
        return alike;
    }
}
