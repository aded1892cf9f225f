namespace Flux;

/// <summary>A rule whose hyper-parameter follows a schedule: <c>new Scheduled(Schedules.Exp(0.1, 0.99), eta => new Descent(eta))</c>.</summary>
/// <param name="Schedule">The value at each step.</param>
/// <param name="Rule">The rule at a value; its kind of state must not depend on the value.</param>
public sealed record Scheduled(Schedule Schedule, Func<double, Rule> Rule) : Rule<object>
{
    /// <inheritdoc/>
    public override object Init(Tensor x) => At(0).InitBoxed(x);

    /// <inheritdoc/>
    public override (object State, Tensor Delta) Apply(object state, Tensor x, Tensor dx, StepInfo info) => At(info.Step).ApplyBoxed(state, x, dx, info);

    /// <inheritdoc/>
    public override (object State, Tensor X) Step(object state, Tensor x, Tensor dx, StepInfo info) => At(info.Step).StepBoxed(state, x, dx, info);

    private Rule At(long step) => Rule(Schedule(step));
}
