using System.Collections.Immutable;

namespace Flux;

/// <summary>Rules one after another: each takes the last one's delta as its gradient. An empty chain is Descent(1).</summary>
/// <param name="Rules">First to last.</param>
public sealed record OptimiserChain(params ImmutableArray<Rule> Rules) : Rule<ImmutableArray<object>>
{
    /// <summary>First to last.</summary>
    /// <exception cref="ArgumentException">A rule that keeps gradients for later stands before another.</exception>
    public ImmutableArray<Rule> Rules { get; init => field = InOrder(value); } = InOrder(Rules);

    internal override bool Waits => Rules.Any(rule => rule.Waits);

    /// <inheritdoc/>
    public override ImmutableArray<object> Init(Tensor x) => [.. Rules.Select(rule => rule.InitState(x))];

    /// <inheritdoc/>
    public override (ImmutableArray<object> State, Tensor Delta) Apply(ImmutableArray<object> state, Tensor x, Tensor dx, StepInfo info)
    {
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
    public override Rule WithEta(double eta) => new OptimiserChain([.. Rules.Select(rule => rule.WithEta(eta))]);

    internal override Rule Change<R>(Func<R, R> change) => this is R r ? change(r) : new OptimiserChain([.. Rules.Select(rule => rule.Change(change))]);

    private static ImmutableArray<Rule> InOrder(ImmutableArray<Rule> rules) => rules.SkipLast(1).FirstOrDefault(rule => rule.Waits) is { } early
        ? throw new ArgumentException($"OptimiserChain: the rules after {early} would meet gradients of zero while it waits; AccumGrad(n, OptimiserChain(...)) around all of them would fit.", nameof(rules))
        : rules;

    /// <summary>Equal rules in equal order.</summary>
    public bool Equals(OptimiserChain? other) => other is not null && Rules.SequenceEqual(other.Rules);
    /// <inheritdoc/>
    public override int GetHashCode() => Rules.Aggregate(17, HashCode.Combine);
    /// <summary>The rules, as Flux prints them.</summary>
    public override string ToString() => $"OptimiserChain({string.Join(", ", Rules)})";
}
