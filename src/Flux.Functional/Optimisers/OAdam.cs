namespace Flux;

/// <summary>Optimistic Adam (Daskalakis et al. 2018): with d Adam's step, x ← x - (2 d - the d before).</summary>
/// <param name="Eta">η, the learning rate.</param>
/// <param name="Beta1">β1.</param>
/// <param name="Beta2">β2.</param>
/// <param name="Epsilon">ε.</param>
[GenerateShape]
public sealed partial record OAdam(double Eta = 0.001, double Beta1 = 0.5, double Beta2 = 0.9, double Epsilon = 1e-8) : RuleWithEta<OAdam.State>(Eta)
{
    /// <summary>β1, from 0 to less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Beta1 { get; init => field = Hyperparameter.Decay(nameof(OAdam), value); } = Hyperparameter.Decay(nameof(OAdam), Beta1);

    /// <summary>β2, from 0 to less than 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Beta2 { get; init => field = Hyperparameter.Decay(nameof(OAdam), value); } = Hyperparameter.Decay(nameof(OAdam), Beta2);

    /// <summary>ε, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Epsilon { get; init => field = Hyperparameter.AtLeastZero(nameof(OAdam), value); } = Hyperparameter.AtLeastZero(nameof(OAdam), Epsilon);

    /// <summary>Adam's running means, and its last step.</summary>
    [GenerateShape]
    public readonly partial record struct State(Tensor M, Tensor V, Tensor Term);

    /// <inheritdoc/>
    public override OAdam.State Init(Tensor x) => new(x.ZerosLike(), x.ZerosLike(), x.ZerosLike());

    /// <inheritdoc/>
    public override (OAdam.State State, Tensor Delta) Apply(OAdam.State state, Tensor x, Tensor dx, StepInfo info)
    {
        var (next, term) = new Adam(Eta, Beta1, Beta2, Epsilon).Apply(new(state.M, state.V), x, dx, info);
        return (new(next.M, next.V, term), 2 * term - state.Term);
    }
}
