using System.Collections.Immutable;

namespace Flux;

/// <summary>Rules one after another: the delta of each is the gradient of the next. The empty chain is Descent(1).</summary>
/// <param name="Rules">From the gradient on.</param>
public sealed record OptimiserChain(params ImmutableArray<Rule> Rules) : Rule<ImmutableArray<object>>
{
    /// <inheritdoc/>
    public override ImmutableArray<object> Init(Tensor x) => [.. Rules.Select(rule => rule.InitBoxed(x))];

    /// <inheritdoc/>
    public override (ImmutableArray<object> State, Tensor Delta) Apply(ImmutableArray<object> state, Tensor x, Tensor dx, StepInfo info)
    {
        var next = new object[Rules.Length];
        for (int i = 0; i < next.Length; i++) (next[i], dx) = Rules[i].ApplyBoxed(state[i], x, dx, info);
        return ([.. next], dx);
    }

    /// <summary>The last rule takes the step, so that a fused one stays fused.</summary>
    /// <param name="state">The states of the rules.</param>
    /// <param name="x">The array.</param>
    /// <param name="dx">Its gradient.</param>
    /// <param name="info">The step.</param>
    public override (ImmutableArray<object> State, Tensor X) Step(ImmutableArray<object> state, Tensor x, Tensor dx, StepInfo info)
    {
        if (Rules.IsEmpty) return (state, x - dx);
        var next = new object[Rules.Length];
        int last = next.Length - 1;
        for (int i = 0; i < last; i++) (next[i], dx) = Rules[i].ApplyBoxed(state[i], x, dx, info);
        (next[last], var moved) = Rules[last].StepBoxed(state[last], x, dx, info);
        return ([.. next], moved);
    }

    /// <inheritdoc/>
    public override Rule Each(Func<Rule, Rule> change) => new OptimiserChain([.. Rules.Select(rule => rule.Each(change))]);
}
