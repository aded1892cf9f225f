using System.Collections.Immutable;

namespace Flux;

/// <summary>
/// A rule that steps a copy of each array in a wider type, kept in its state, so that steps smaller than the array's own precision add up; the array is the
/// copy rounded (Micikevicius et al. 2018). Gradients may come in either type. It wraps the whole rule:
/// <c>new MixedPrecision(new OptimiserChain(new ClipNorm(1), new Adam()))</c>.
/// </summary>
/// <param name="Rule">What steps the copy.</param>
/// <param name="Type">The type of the copy.</param>
[GenerateShape]
public sealed partial record MixedPrecision(Rule Rule, DType Type = DType.Float32) : Rule<MixedPrecision.State>
{
    /// <summary>The copy, which is taken from the array at its first step, and the state of the rule.</summary>
    [GenerateShape]
    public sealed partial record State(Tensor Master, object Inner);

    /// <summary>What steps the copy.</summary>
    /// <exception cref="ArgumentException">Rules lie too deep in each other.</exception>
    public Rule Rule { get; init => field = Held(nameof(MixedPrecision), value); } = Held(nameof(MixedPrecision), Rule);

    internal override int Levels => 1 + Rule.Levels;

    /// <summary>The type of the copy.</summary>
    /// <exception cref="ArgumentException">Not a type that computes.</exception>
    public DType Type { get; init => field = Computing(value); } = Computing(Type);

    /// <inheritdoc/>
    public override bool Waits => Rule.Waits;

    /// <inheritdoc/>
    public override bool SeesAll => Rule.SeesAll;

    /// <inheritdoc/>
    public override State Init(Tensor x)
    {
        var master = Tensor.Full(x.Device, Type, x.Shape, 0);
        return new(master, Rule.InitState(master));
    }

    /// <inheritdoc/>
    public override (State State, Tensor Delta) Apply(State state, Tensor x, Tensor dx, StepInfo info)
    {
        var (next, _) = Step(state, x, dx, info);
        return (next, (x.Cast(Type) - next.Master).Cast(x.DType));
    }

    /// <inheritdoc/>
    public override (State State, Tensor X) Step(State state, Tensor x, Tensor dx, StepInfo info)
    {
        var (inner, master) = Rule.StepOne(state.Inner, Master(state, x, info), dx.Cast(Type), info);
        return (new(master, inner), master.Cast(x.DType));
    }

    /// <inheritdoc/>
    public override ImmutableArray<(object State, Tensor Delta)> ApplyAll(ImmutableArray<ArrayStep> arrays) =>
        [.. StepAll(arrays).Select((next, a) => (next.State, (arrays[a].X.Cast(Type) - ((State)next.State).Master).Cast(arrays[a].X.DType)))];

    /// <inheritdoc/>
    public override ImmutableArray<(object State, Tensor X)> StepAll(ImmutableArray<ArrayStep> arrays)
    {
        var stepped = Rule.StepAll([.. arrays.Select(array => Widened(Own(array.State), array))]);
        return [.. stepped.Select((next, a) => ((object)new State(next.X, next.State), next.X.Cast(arrays[a].X.DType)))];
    }

    private ArrayStep Widened(State state, ArrayStep array) => new(state.Inner, Master(state, array.X, array.Info), array.Gradient.Cast(Type), array.Info);

    /// <summary>A state starts from the shape of an array alone, so the numbers come at the first step.</summary>
    private Tensor Master(State state, Tensor x, StepInfo info) => info.Step == 0 ? x.Cast(Type) : state.Master;

    /// <inheritdoc/>
    public override Rule Within(Func<Rule, Rule> change) => this with { Rule = change(Rule) };

    private static DType Computing(DType type) => type.IsReal()
        ? type
        : throw new ArgumentException($"MixedPrecision: a copy in {type}; {DTypes.Reals} would fit.", nameof(type));
}
