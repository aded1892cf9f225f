using System.Collections.Immutable;

namespace Flux;

/// <summary>
/// The mean of n gradients for one step of a rule; x stays as it is until the n-th. It wraps the whole rule, so that none of its parts runs in between:
/// <c>new AccumGrad(4, new OptimiserChain(new ClipNorm(1), new Adam()))</c>.
/// </summary>
/// <param name="N">Gradients per step.</param>
/// <param name="Rule">What steps by their mean. Its steps are counted by themselves, for its schedules and bias corrections.</param>
[GenerateShape]
public sealed partial record AccumGrad(int N, Rule Rule) : Rule<AccumGrad.State>
{
    /// <summary>The sum of the gradients so far over n, how many they are, the steps of the rule, and its state.</summary>
    [GenerateShape]
    public sealed partial record State(Tensor Mean, int Count, long Steps, object Inner);

    /// <summary>Gradients per step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int N { get; init => field = Hyperparameter.Count(nameof(AccumGrad), value); } = Hyperparameter.Count(nameof(AccumGrad), N);

    /// <summary>The rule for the mean of the gradients.</summary>
    /// <exception cref="ArgumentException">Rules lie too deep in each other.</exception>
    public Rule Rule { get; init => field = Held(nameof(AccumGrad), value); } = Held(nameof(AccumGrad), Rule);

    internal override int Levels => 1 + Rule.Levels;

    /// <inheritdoc/>
    public override bool Waits => true;

    /// <inheritdoc/>
    public override State Init(Tensor x) => new(x.ZerosLike(), 0, 0, Rule.InitState(x));

    /// <inheritdoc/>
    public override (State State, Tensor Delta) Apply(State state, Tensor x, Tensor dx, StepInfo info)
    {
        var sum = Add(state, dx);
        if (sum.Count < N) return (sum, dx.ZerosLike());
        var (inner, delta) = Rule.ApplyOne(state.Inner, x, sum.Mean, info with { Step = state.Steps });
        return (Emptied(sum, inner), delta);
    }

    /// <inheritdoc/>
    public override (State State, Tensor X) Step(State state, Tensor x, Tensor dx, StepInfo info)
    {
        var sum = Add(state, dx);
        if (sum.Count < N) return (sum, x);
        var (inner, moved) = Rule.StepOne(state.Inner, x, sum.Mean, info with { Step = state.Steps });
        return (Emptied(sum, inner), moved);
    }

    /// <inheritdoc/>
    public override bool SeesAll => Rule.SeesAll;

    /// <inheritdoc/>
    public override ImmutableArray<(object State, Tensor Delta)> ApplyAll(ImmutableArray<ArrayStep> arrays) =>
        AfterN(arrays, Rule.ApplyAll, array => array.Gradient.ZerosLike());

    /// <inheritdoc/>
    public override ImmutableArray<(object State, Tensor X)> StepAll(ImmutableArray<ArrayStep> arrays) => AfterN(arrays, Rule.StepAll, array => array.X);

    /// <summary>What the rule makes of the arrays whose n-th gradient this is; the others wait.</summary>
    private ImmutableArray<(object State, Tensor Result)> AfterN(
        ImmutableArray<ArrayStep> arrays, Func<ImmutableArray<ArrayStep>, ImmutableArray<(object State, Tensor Result)>> step, Func<ArrayStep, Tensor> waiting)
    {
        ImmutableArray<State> sums = [.. arrays.Select(array => Add(Own(array.State), array.Gradient))];
        int[] full = [.. Enumerable.Range(0, arrays.Length).Where(a => sums[a].Count == N)];
        var stepped = step([.. full.Select(a => new ArrayStep(sums[a].Inner, arrays[a].X, sums[a].Mean, arrays[a].Info with { Step = sums[a].Steps }))]);
        return [.. arrays.Select((array, a) => Array.IndexOf(full, a) is >= 0 and var f
            ? (Emptied(sums[a], stepped[f].State), stepped[f].Result)
            : ((object)sums[a], waiting(array)))];
    }

    private State Add(State state, Tensor dx) => state with { Mean = state.Count == 0 ? dx / N : state.Mean + dx / N, Count = state.Count + 1 };

    private static State Emptied(State sum, object inner) => new(sum.Mean.ZerosLike(), 0, sum.Steps + 1, inner);

    /// <inheritdoc/>
    public override Rule Within(Func<Rule, Rule> change) => this with { Rule = change(Rule) };
}
