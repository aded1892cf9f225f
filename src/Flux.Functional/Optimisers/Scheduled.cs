namespace Flux;

/// <summary>A rule whose hyper-parameter follows a schedule of the step: <c>new Scheduled(Schedules.Exp(1e-3, 0.99), eta => new Adam(eta))</c>.</summary>
/// <param name="Schedule">The value at a step.</param>
/// <param name="Rule">The rule for a value; its state must not depend on the value.</param>
[GenerateShape]
public sealed partial record Scheduled(Schedule Schedule, Func<double, Rule> Rule) : Rule<object>
{
    private Rule At(StepInfo info) => Schedule(info.Step) is var value && double.IsFinite(value)
        ? Rule(value) ?? throw new InvalidOperationException($"Scheduled: the function of {value} at step {info.Step} gave null; a rule would fit.")
        : throw new ArithmeticException($"Scheduled: the schedule gives {value} at step {info.Step}; a finite number would fit.");

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The rule depends on all gradients at once, whose arrays may stand at different steps.</exception>
    public override object Init(Tensor x) => At(default) is { SeesAll: false } rule
        ? rule.InitState(x)
        : throw new ArgumentException(
            $"Scheduled: {At(default)} sees all gradients at once; outside, as in OptimiserChain(ClipGlobalNorm(...), Scheduled(...)), it would fit.");

    /// <inheritdoc/>
    public override (object State, Tensor Delta) Apply(object state, Tensor x, Tensor dx, StepInfo info) => At(info).ApplyOne(state, x, dx, info);

    /// <inheritdoc/>
    public override (object State, Tensor X) Step(object state, Tensor x, Tensor dx, StepInfo info) => At(info).StepOne(state, x, dx, info);
}
