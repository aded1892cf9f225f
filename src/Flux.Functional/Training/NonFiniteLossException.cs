namespace Flux;

/// <summary>The loss of a step was NaN or infinite; the update was not made.</summary>
public sealed class NonFiniteLossException : ArithmeticException
{
    private NonFiniteLossException(double loss, long step, object lastGood, string advice) : base(
        $"Training stopped before the update of step {step}: the loss is {loss}. The state before it is in LastGood. {advice}") =>
        (Loss, Step, LastGood) = (loss, step, lastGood);

    /// <summary>The loss.</summary>
    public double Loss { get; }

    /// <summary>The step, from 0.</summary>
    public long Step { get; }

    /// <summary>The <see cref="TrainState{M}"/> before the step.</summary>
    public object LastGood { get; }

    internal static NonFiniteLossException Before<M>(TrainState<M> state, double loss) where M : notnull
    {
        // A finite loss may have had a gradient that was not, such as that of a root at 0: then the model itself was harmed one step earlier.
        var harmed = state.NotFinite.ToArray();
        return new(loss, state.Step, state, harmed.Length == 0
            ? "A smaller learning rate, ClipNorm, or a look at the batch may help."
            : $"The model itself is not finite any more, at {string.Join(", ", harmed.Take(5))}: an earlier gradient was not. " +
              "ClipNorm, which refuses such gradients, finds the step.");
    }
}
