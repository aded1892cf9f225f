using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text;

namespace Flux;

/// <summary>What a rule may know besides its array.</summary>
/// <param name="Step">Steps already taken, from 0.</param>
/// <param name="Loss">The loss of this step, NaN where none was given.</param>
public readonly record struct StepInfo(long Step, double Loss = double.NaN)
{
    /// <summary>The members by name.</summary>
    public override string ToString() => $"{nameof(StepInfo)} {{ {nameof(Step)} = {Step}, {nameof(Loss)} = {Loss} }}";
}

/// <summary>What a rule meets at one array.</summary>
internal readonly record struct ArrayStep(object State, Tensor X, Tensor Gradient, StepInfo Info);

/// <summary>How gradients become updates of a model, one array at a time (Optimisers.jl). A value: hyper-parameters only, no state.</summary>
[JsonConverter(typeof(BsonOnly))]
public abstract record Rule
{
    private protected Rule() { }

    /// <summary>Rule and state of one model: what <see cref="Optimiser{M}.Update"/> steps.</summary>
    public Optimiser<M> Setup<M>(M model) where M : notnull => Optimiser<M>.Start(this, model);

    /// <summary>The name and hyper-parameters.</summary>
    public sealed override string ToString() => InvariantText.Of(Print);

    private protected virtual string Print()
    {
        var text = new StringBuilder(GetType().Name).Append(" { ");
        if (PrintMembers(text)) text.Append(' ');
        return text.Append('}').ToString();
    }

    internal abstract object InitState(Tensor x);

    /// <summary>The successor state and array.</summary>
    internal abstract (object State, Tensor X) StepOne(object state, Tensor x, Tensor dx, StepInfo info);

    /// <summary>The successor state and what a next rule takes as its gradient.</summary>
    internal abstract (object State, Tensor Delta) ApplyOne(object state, Tensor x, Tensor dx, StepInfo info);

    /// <summary>Whether some gradients are kept for later, so that a rule after this one would meet zeros.</summary>
    internal virtual bool Waits => false;

    /// <summary>Whether the step of one array depends on the gradients of the others that follow this rule.</summary>
    internal virtual bool SeesAll => false;

    /// <summary><see cref="StepOne"/> of all arrays that follow this rule.</summary>
    internal virtual ImmutableArray<(object State, Tensor X)> StepAll(ImmutableArray<ArrayStep> arrays) =>
        [.. arrays.Select(array => StepOne(array.State, array.X, array.Gradient, array.Info))];

    /// <summary><see cref="ApplyOne"/> of all arrays that follow this rule.</summary>
    internal virtual ImmutableArray<(object State, Tensor Delta)> ApplyAll(ImmutableArray<ArrayStep> arrays) =>
        [.. arrays.Select(array => ApplyOne(array.State, array.X, array.Gradient, array.Info))];

    /// <summary>This rule with another learning rate, in every part that has one.</summary>
    public virtual Rule WithEta(double eta) => this;

    /// <summary>This rule with every part of type R changed.</summary>
    internal virtual Rule Change<R>(Func<R, R> change) where R : Rule => this is R r ? change(r) : this;
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

    internal sealed override object InitState(Tensor x) => Init(x);

    internal sealed override (object State, Tensor X) StepOne(object state, Tensor x, Tensor dx, StepInfo info) => Step((S)state, x, dx, info);

    internal sealed override (object State, Tensor Delta) ApplyOne(object state, Tensor x, Tensor dx, StepInfo info) => Apply((S)state, x, dx, info);
}

/// <summary>The state of a rule that needs none.</summary>
public readonly record struct NoState;
