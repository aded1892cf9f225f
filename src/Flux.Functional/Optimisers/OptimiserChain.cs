using System.Collections.Immutable;

namespace Flux;

/// <summary>Rules one after another: each takes the last one's delta as its gradient. An empty chain is Descent(1).</summary>
/// <param name="Rules">First to last.</param>
/// <example>
/// <code>
/// Rule rule = new OptimiserChain(new ClipNorm(1), new WeightDecay(1e-4), new Adam(1e-3));
/// Console.WriteLine(rule.Setup(Tensor.Ones(3)));
/// </code>
/// </example>
[GenerateShape]
public sealed partial record OptimiserChain(params ImmutableArray<Rule> Rules) : Rule<ImmutableArray<object>>
{
    /// <summary>First to last.</summary>
    /// <exception cref="ArgumentException">A rule that keeps gradients for later stands before another, or rules lie too deep in each other.</exception>
    public ImmutableArray<Rule> Rules { get; init => field = InOrder(value); } = InOrder(Rules);

    /// <inheritdoc/>
    public override bool Waits => Rules.Any(rule => rule.Waits);

    /// <inheritdoc/>
    public override ImmutableArray<object> Init(Tensor x) => [.. Rules.Select(rule => rule.InitState(x))];

    /// <inheritdoc/>
    public override (ImmutableArray<object> State, Tensor Delta) Apply(ImmutableArray<object> state, Tensor x, Tensor dx, StepInfo info)
    {
        Whole(state);
        var next = ImmutableArray.CreateBuilder<object>(Rules.Length);
        for (int i = 0; i < Rules.Length; i++)
        {
            (object successor, dx) = Rules[i].ApplyOne(state[i], x, dx, info);
            next.Add(successor);
        }
        return (next.MoveToImmutable(), dx);
    }

    /// <inheritdoc/>
    public override (ImmutableArray<object> State, Tensor X) Step(ImmutableArray<object> state, Tensor x, Tensor dx, StepInfo info)
    {
        if (Rules.IsEmpty) return (state, x - dx);
        Whole(state);
        var next = ImmutableArray.CreateBuilder<object>(Rules.Length);
        for (int i = 0; i < Rules.Length - 1; i++)
        {
            (object successor, dx) = Rules[i].ApplyOne(state[i], x, dx, info);
            next.Add(successor);
        }
        var (last, moved) = Rules[^1].StepOne(state[^1], x, dx, info);
        next.Add(last);
        return (next.MoveToImmutable(), moved);
    }

    /// <inheritdoc/>
    public override bool SeesAll => Rules.Any(rule => rule.SeesAll);

    /// <inheritdoc/>
    public override ImmutableArray<(object State, Tensor Delta)> ApplyAll(ImmutableArray<ArrayStep> arrays)
    {
        var (passed, states) = ThroughFirst(Rules.Length, arrays);
        return [.. passed.Select((array, a) => ((object)states[a], array.Gradient))];
    }

    /// <inheritdoc/>
    public override ImmutableArray<(object State, Tensor X)> StepAll(ImmutableArray<ArrayStep> arrays)
    {
        if (Rules.IsEmpty) return base.StepAll(arrays);
        int final = Rules.Length - 1;
        var (passed, states) = ThroughFirst(final, arrays);
        var moved = Rules[final].StepAll([.. arrays.Select((array, a) => passed[a] with { State = StateOf(array, final) })]);
        return [.. moved.Select((last, a) => ((object)states[a].Add(last.State), last.X))];
    }

    /// <summary>The arrays with what the first rules make of their gradients, and the successor states of those rules.</summary>
    private (ImmutableArray<ArrayStep> Passed, ImmutableArray<ImmutableArray<object>> States) ThroughFirst(int count, ImmutableArray<ArrayStep> arrays)
    {
        var passed = arrays;
        ImmutableArray<ImmutableArray<object>> states = [.. arrays.Select(_ => ImmutableArray<object>.Empty)];
        for (int i = 0; i < count; i++)
        {
            var applied = Rules[i].ApplyAll([.. passed.Select((array, a) => array with { State = StateOf(arrays[a], i) })]);
            passed = [.. passed.Select((array, a) => array with { Gradient = applied[a].Delta })];
            states = [.. states.Select((state, a) => state.Add(applied[a].State))];
        }
        return (passed, states);
    }

    private object StateOf(ArrayStep array, int rule) => Whole(array.State as ImmutableArray<object>? ?? default)[rule];

    /// <summary>A state for every rule.</summary>
    private ImmutableArray<object> Whole(ImmutableArray<object> states) => !states.IsDefault && states.Length == Rules.Length
        ? states
        : throw new ArgumentException(
            $"{this}: {(states.IsDefault ? 0 : states.Length)} states for {Rules.Length} rules; those that Init gives would fit.", nameof(states));

    /// <inheritdoc/>
    public override Rule Within(Func<Rule, Rule> change) => new OptimiserChain([.. Rules.Select(change)]);

    internal override int Levels => 1 + Rules.Max(rule => (int?)rule.Levels) ?? 1;

    private static ImmutableArray<Rule> InOrder(ImmutableArray<Rule> rules)
    {
        foreach (var rule in rules) Held(nameof(OptimiserChain), rule);
        return rules.SkipLast(1).FirstOrDefault(rule => rule.Waits) is { } early
            ? throw new ArgumentException(
                $"OptimiserChain: the rules after {early} would meet gradients of zero while it waits; " +
                "AccumGrad(n, OptimiserChain(...)) around all of them would fit.",
                nameof(rules))
            : rules;
    }

    /// <summary>Equal rules in equal order.</summary>
    public bool Equals(OptimiserChain? other) => other is not null && Rules.SequenceEqual(other.Rules);
    /// <inheritdoc/>
    public override int GetHashCode() => Rules.Aggregate(17, HashCode.Combine);
    private protected override string Print() => $"OptimiserChain({string.Join(", ", Rules)})";
}
