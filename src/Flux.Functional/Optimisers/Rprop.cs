namespace Flux;

/// <summary>
/// Every element has a step size η of its own: times ℓ+ while the gradient keeps its sign, times ℓ- when it changes, within γ; x ← x - η sign(dx), and no step
/// right after a change of sign (Riedmiller and Braun 1993).
/// </summary>
/// <param name="Eta">The step size of every element at the start; a later change is for arrays set up after it.</param>
/// <param name="Shrink">ℓ-.</param>
/// <param name="Grow">ℓ+.</param>
/// <param name="Smallest">The smallest step size.</param>
/// <param name="Largest">The largest step size.</param>
[GenerateShape]
public sealed partial record Rprop(double Eta = 1e-3, double Shrink = 0.5, double Grow = 1.2, double Smallest = 1e-6, double Largest = 50)
    : RuleWithEta<Rprop.State>(Eta)
{
    /// <summary>ℓ-, more than 0 and at most 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Shrink { get; init => field = Hyperparameter.Shrinking(nameof(Rprop), value); } = Hyperparameter.Shrinking(nameof(Rprop), Shrink);

    /// <summary>ℓ+, 1 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Grow { get; init => field = Hyperparameter.Growing(nameof(Rprop), value); } = Hyperparameter.Growing(nameof(Rprop), Grow);

    /// <summary>The smallest step size, 0 to the largest; <c>with</c> that raises both names the largest first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Smallest { get; init => field = Hyperparameter.LowEnd(nameof(Rprop), value, Largest, nameof(Largest)); }
        = Hyperparameter.AtLeastZero(nameof(Rprop), Smallest);

    /// <summary>The largest step size, not below the smallest; <c>with</c> that lowers both names the smallest first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Largest { get; init => field = Hyperparameter.HighEnd(nameof(Rprop), value, Smallest, nameof(Smallest)); }
        = Hyperparameter.HighEnd(nameof(Rprop), Largest, Smallest, nameof(Smallest));

    /// <summary>The last gradient, zero after a change of sign, and the step sizes.</summary>
    [GenerateShape]
    public readonly partial record struct State(Tensor Gradient, Tensor Eta);

    /// <inheritdoc/>
    public override Rprop.State Init(Tensor x) => new(x.ZerosLike(), Tensor.Full(x.Device, x.DType, x.Shape, Eta));

    /// <inheritdoc/>
    public override (Rprop.State State, Tensor Delta) Apply(Rprop.State state, Tensor x, Tensor dx, StepInfo info)
    {
        var agreement = state.Gradient * dx;
        Tensor zero = dx.Number(0), kept = agreement > zero, changed = agreement < zero;
        var grown = Prelude.Min(state.Eta * Grow, state.Eta.Number(Largest));
        var shrunk = Prelude.Max(state.Eta * Shrink, state.Eta.Number(Smallest));
        var eta = Prelude.Where(kept, grown, Prelude.Where(changed, shrunk, state.Eta));
        var gradient = Prelude.Where(changed, zero, dx);
        return (new(gradient, eta), eta * Prelude.Sign(gradient));
    }
}
