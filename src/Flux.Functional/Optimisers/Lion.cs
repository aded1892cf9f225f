namespace Flux;

/// <summary>
/// m ← β2 dx + (1 - β2) m; x ← x - η sign((β2 - β1) dx + β1 m) with the new m (Chen et al. 2023). As in Optimisers.jl, β2 weighs the gradient and not the mean.
/// </summary>
/// <param name="Eta">η, the learning rate.</param>
/// <param name="Beta1">β1.</param>
/// <param name="Beta2">β2.</param>
[GenerateShape]
public sealed partial record Lion(double Eta = 0.001, double Beta1 = 0.9, double Beta2 = 0.999) : RuleWithEta<Tensor>(Eta)
{
    /// <summary>β1, 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Beta1 { get; init => field = Hyperparameter.Share(nameof(Lion), value); } = Hyperparameter.Share(nameof(Lion), Beta1);

    /// <summary>β2, 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Beta2 { get; init => field = Hyperparameter.Share(nameof(Lion), value); } = Hyperparameter.Share(nameof(Lion), Beta2);

    /// <inheritdoc/>
    public override Tensor Init(Tensor x) => x.ZerosLike();

    /// <inheritdoc/>
    public override (Tensor State, Tensor Delta) Apply(Tensor state, Tensor x, Tensor dx, StepInfo info)
    {
        var m = Beta2 * dx + (1 - Beta2) * state;
        return (m, Eta * Prelude.Sign((Beta2 - Beta1) * dx + Beta1 * m));
    }
}
