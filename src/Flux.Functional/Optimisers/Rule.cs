namespace Flux;

/// <summary>An optimisation rule for one array. Its type of state is the type argument of <see cref="Rule{S}"/>, from which all rules derive.</summary>
public abstract record Rule
{
    private protected Rule() { }

    /// <summary>The rule with fresh state for every trainable tensor of a model (Flux's setup).</summary>
    public Optimiser<M> Setup<M>(M model) where M : notnull => Optimiser<M>.Of(this, model);

    /// <summary>The rule with another learning rate; null for a rule that has none.</summary>
    public virtual Rule? WithEta(double eta) => null;

    /// <summary>The rule with a change made to each rule it is composed of, itself if it is not composed.</summary>
    public virtual Rule Each(Func<Rule, Rule> change) => change(this);

    internal abstract object InitBoxed(Tensor x);

    internal abstract (object State, Tensor Delta) ApplyBoxed(object state, Tensor x, Tensor dx, StepInfo info);

    internal abstract (object State, Tensor X) StepBoxed(object state, Tensor x, Tensor dx, StepInfo info);
}

/// <summary>A rule with state S: <c>x' = x - delta</c>, where delta comes from the gradient and the state. Derive from it for a rule of your own.</summary>
/// <typeparam name="S">Any tree of tensors; <see cref="ValueTuple"/> for none.</typeparam>
public abstract record Rule<S> : Rule where S : notnull
{
    /// <summary>The state before the first step.</summary>
    public abstract S Init(Tensor x);

    /// <summary>The next state, and what is to be subtracted from x.</summary>
    /// <param name="state">The state before the step.</param>
    /// <param name="x">The array.</param>
    /// <param name="dx">Its gradient, or the delta of the rule before in a chain.</param>
    /// <param name="info">The step.</param>
    public abstract (S State, Tensor Delta) Apply(S state, Tensor x, Tensor dx, StepInfo info);

    /// <summary>The next state and x - delta. An override computes the same in fewer passes.</summary>
    /// <param name="state">The state before the step.</param>
    /// <param name="x">The array.</param>
    /// <param name="dx">Its gradient.</param>
    /// <param name="info">The step.</param>
    public virtual (S State, Tensor X) Step(S state, Tensor x, Tensor dx, StepInfo info)
    {
        var (next, delta) = Apply(state, x, dx, info);
        return (next, x - delta);
    }

    internal sealed override object InitBoxed(Tensor x) => Init(x);

    internal sealed override (object State, Tensor Delta) ApplyBoxed(object state, Tensor x, Tensor dx, StepInfo info) => Apply((S)state, x, dx, info);

    internal sealed override (object State, Tensor X) StepBoxed(object state, Tensor x, Tensor dx, StepInfo info) => Step((S)state, x, dx, info);
}
