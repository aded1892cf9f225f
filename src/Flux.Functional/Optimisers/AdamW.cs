namespace Flux;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019). With d the delta of <see cref="Adam"/> at η = 1: delta = η (d + λ x) if coupled to the
/// learning rate, as in Optimisers.jl and PyTorch, else η d + λ x, as in the paper.
/// </summary>
/// <param name="Eta">The learning rate η.</param>
/// <param name="Beta1">Decay β₁ of the mean.</param>
/// <param name="Beta2">Decay β₂ of the mean square.</param>
/// <param name="Lambda">Weight decay λ.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="Couple">Whether the decay is scaled by the learning rate.</param>
public sealed record AdamW(double Eta = 0.001, double Beta1 = 0.9, double Beta2 = 0.999, double Lambda = 0, double Epsilon = 1e-8, bool Couple = true)
    : Rule<Adam.State>
{
    private Adam Adam => new(Eta, Beta1, Beta2, Epsilon);

    private double Decay => Couple ? Eta * Lambda : Lambda;

    /// <inheritdoc/>
    public override Adam.State Init(Tensor x) => Adam.Init(x);

    /// <inheritdoc/>
    public override (Adam.State State, Tensor Delta) Apply(Adam.State state, Tensor x, Tensor dx, StepInfo info)
    {
        var (next, delta) = Adam.Apply(state, x, dx, info);
        return (next, delta + Decay * x);
    }

    /// <inheritdoc/>
    public override (Adam.State State, Tensor X) Step(Adam.State state, Tensor x, Tensor dx, StepInfo info)
    {
        var (next, moved) = Adam.Step(state, x, dx, info);
        return (next, Decay == 0 ? moved : moved - Decay * x);
    }

    /// <inheritdoc/>
    public override Rule WithEta(double eta) => this with { Eta = eta };
}
