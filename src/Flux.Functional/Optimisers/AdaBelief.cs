namespace Flux;

/// <summary>Adam by the distance of the gradient from its mean (Zhuang et al. 2020): s ← β2 s + (1 - β2) (dx - m)² + ε; x ← x - η m̂ / (√ŝ + ε).</summary>
/// <param name="Eta">η, the learning rate.</param>
/// <param name="Beta1">β1.</param>
/// <param name="Beta2">β2.</param>
/// <param name="Epsilon">ε.</param>
[GenerateShape]
public sealed partial record AdaBelief(double Eta = 0.001, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-16) : RuleWithEta<Adam.State>(Eta)
{
    /// <inheritdoc/>
    public override Adam.State Init(Tensor x) => new(x.ZerosLike(), x.ZerosLike());

    /// <inheritdoc/>
    public override (Adam.State State, Tensor Delta) Apply(Adam.State state, Tensor x, Tensor dx, StepInfo info)
    {
        var m = Beta1 * state.M + (1 - Beta1) * dx;
        var s = Beta2 * state.V + (1 - Beta2) * Prelude.Square(dx - m) + Epsilon;
        double correction1 = 1 - Math.Pow(Beta1, info.Step + 1), correction2 = 1 - Math.Pow(Beta2, info.Step + 1);
        return (new(m, s), Eta / correction1 * m / (Prelude.Sqrt(s / correction2) + Epsilon));
    }
}
