using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>What a rule may know besides its array.</summary>
/// <param name="Step">Steps already taken, from 0.</param>
/// <param name="Loss">The loss of this step, NaN where none was given.</param>
[TypeFormatterSource(typeof(PrintedForm))]
public readonly record struct StepInfo(long Step, double Loss = double.NaN)
{
    /// <summary>The members by name.</summary>
    public override string ToString() => $"{nameof(StepInfo)} {{ {nameof(Step)} = {Step}, {nameof(Loss)} = {Loss} }}";
}

/// <summary>What a rule meets at one array.</summary>
/// <param name="State">The rule's state there.</param>
/// <param name="X">The array.</param>
/// <param name="Gradient">Its gradient, or what the rule before made of it.</param>
/// <param name="Info">The step.</param>
public readonly record struct ArrayStep(object State, Tensor X, Tensor Gradient, StepInfo Info);

/// <summary>
/// How gradients become updates of a model (Optimisers.jl). A value: hyper-parameters only, no state. Rules derive from <see cref="Rule{S}"/>, which has the
/// typed state; what is here is how rules that hold others reach them, and what a rule overrides that looks at all gradients at once.
/// </summary>
[JsonConverter(typeof(BsonOnly))]
[TypeFormatterSource(typeof(PrintedForm))]
public abstract record Rule
{
    private protected Rule() { }

    /// <summary>Rule and state of one model: what <see cref="Optimiser{M}.Update"/> steps.</summary>
    public Optimiser<M> Setup<M>(M model) where M : notnull => Optimiser<M>.Start(this, model);

    /// <summary>How deep rules lie in each other here.</summary>
    internal virtual int Levels => 1;

    /// <summary>A rule that another holds.</summary>
    /// <exception cref="ArgumentException">Rules would lie too deep in each other.</exception>
    private protected static Rule Held(string holder, Rule rule) => rule.Levels < Depth.Most
        ? rule
        : throw new ArgumentException($"{holder}: a rule in which {rule.Levels} lie in each other; fewer than {Depth.Most} would fit.", nameof(rule));

    /// <summary>The name and hyper-parameters.</summary>
    public sealed override string ToString() => InvariantText.Of(Print);

    /// <summary>Prints the hyper-parameters of a rule; what it says of itself is none.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;

    private protected virtual string Print()
    {
        var text = new StringBuilder(GetType().Name).Append(" { ");
        if (PrintMembers(text)) text.Append(' ');
        return text.Append('}').ToString();
    }

    /// <summary>The state of an array before its first step.</summary>
    public abstract object InitState(Tensor x);

    /// <summary>The successor state and array.</summary>
    public abstract (object State, Tensor X) StepOne(object state, Tensor x, Tensor dx, StepInfo info);

    /// <summary>The successor state and what a next rule takes as its gradient.</summary>
    public abstract (object State, Tensor Delta) ApplyOne(object state, Tensor x, Tensor dx, StepInfo info);

    /// <summary>Whether some gradients are kept for later, so that a rule after this one would meet zeros.</summary>
    public virtual bool Waits => false;

    /// <summary>
    /// Whether the step of one array depends on the gradients of the others that follow this rule: then the optimiser asks <see cref="StepAll"/> and a chain
    /// <see cref="ApplyAll"/>, which such a rule overrides. A rule that holds others says what they say.
    /// </summary>
    public virtual bool SeesAll => false;

    /// <summary>The successor states and arrays of all arrays that follow this rule: x - delta by <see cref="ApplyAll"/> where the rule sees all.</summary>
    public virtual ImmutableArray<(object State, Tensor X)> StepAll(ImmutableArray<ArrayStep> arrays) => SeesAll
        ? [.. ApplyAll(arrays).Zip(arrays, (applied, array) => (applied.State, array.X - applied.Delta))]
        : [.. arrays.Select(array => StepOne(array.State, array.X, array.Gradient, array.Info))];

    /// <summary><see cref="ApplyOne"/> of all arrays that follow this rule.</summary>
    public virtual ImmutableArray<(object State, Tensor Delta)> ApplyAll(ImmutableArray<ArrayStep> arrays) =>
        [.. arrays.Select(array => ApplyOne(array.State, array.X, array.Gradient, array.Info))];

    /// <summary>This rule with the rules it holds changed; itself where it holds none.</summary>
    public virtual Rule Within(Func<Rule, Rule> change) => this;

    /// <summary>This rule with another learning rate, in every part that has one.</summary>
    public virtual Rule WithEta(double eta) => Within(rule => rule.WithEta(eta));

    /// <summary>This rule with every part of type R changed.</summary>
    internal Rule Change<R>(Func<R, R> change) where R : Rule => this is R r ? change(r) : Within(rule => rule.Change(change));
}

/// <summary>A rule with a state of type S per array: Optimisers.jl's init and apply.</summary>
[JsonConverter(typeof(BsonOnly))]
public abstract record Rule<S> : Rule where S : notnull
{
    /// <summary>The state of an array before its first step.</summary>
    public abstract S Init(Tensor x);

    /// <summary>The successor state, and the delta that is subtracted from x (or handed to the next rule of a chain).</summary>
    public abstract (S State, Tensor Delta) Apply(S state, Tensor x, Tensor dx, StepInfo info);

    /// <summary>The successor state and array, x - delta; rules override it where one pass over memory does all. A law holds the two equal.</summary>
    public virtual (S State, Tensor X) Step(S state, Tensor x, Tensor dx, StepInfo info)
    {
        var (next, delta) = Apply(state, x, dx, info);
        return (next, x - delta);
    }

    /// <inheritdoc/>
    public sealed override object InitState(Tensor x) => Init(x);

    /// <inheritdoc/>
    public sealed override (object State, Tensor X) StepOne(object state, Tensor x, Tensor dx, StepInfo info) => Step(Own(state), x, dx, info);

    /// <inheritdoc/>
    public sealed override (object State, Tensor Delta) ApplyOne(object state, Tensor x, Tensor dx, StepInfo info) => Apply(Own(state), x, dx, info);

    /// <summary>A state as one of this rule's.</summary>
    private protected S Own(object state) => state is S own
        ? own
        : throw new ArgumentException($"{GetType().Name}: the state is a {state?.GetType().Name ?? "null"}; a {typeof(S).Name} from its InitState would fit.");
}

/// <summary>The state of a rule that needs none.</summary>
[GenerateShape]
public readonly partial record struct NoState;
