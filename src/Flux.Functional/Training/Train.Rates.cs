using System.Collections.Immutable;

namespace Flux;

/// <summary>How the loss answers to growing learning rates.</summary>
/// <param name="Points">The rates tried, growing, each with the smoothed loss after its step.</param>
/// <param name="Suggestion">A tenth of the rate at the lowest loss: where the loss still falls, at a safe distance from where it explodes.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record RateCurve(ImmutableArray<(double Rate, double Loss)> Points, double Suggestion)
{
    /// <summary>How many rates were tried, and the one suggested.</summary>
    public override string ToString() => $"{nameof(RateCurve)} {{ {nameof(Points)} = {Points.Length}, {nameof(Suggestion)} = {Suggestion} }}";
}

public static partial class Train
{
    private const double Smoothing = 0.9, Diverged = 4;

    /// <summary>
    /// The loss while the learning rate grows by one factor per step, from a state that stays as it is (Smith 2017): a test before a training. It ends early
    /// where the smoothed loss exceeds four times its lowest, or is not finite. The rule needs a learning rate.
    /// </summary>
    /// <param name="start">The model and rule to try.</param>
    /// <param name="data">The batches, epoch after epoch.</param>
    /// <param name="loss">A loss of prediction and target.</param>
    /// <param name="from">The first rate.</param>
    /// <param name="to">The last rate.</param>
    /// <param name="steps">How many rates to try.</param>
    /// <exception cref="ArgumentException">
    /// The rule has no learning rate, the rates do not grow from above 0, or the loss is not finite at the start.
    /// </exception>
    public static RateCurve FindRate<M>(
        TrainState<M> start, DataLoader<(Tensor X, Tensor Y)> data, Func<Tensor, Tensor, Tensor> loss, double from = 1e-6, double to = 10, int steps = 100)
        where M : ILayer => FindRate(start, data, Supervised<M>(loss), from, to, steps);

    /// <summary>The same for any model and an objective of model and batch.</summary>
    /// <inheritdoc cref="FindRate{M}(TrainState{M}, DataLoader{ValueTuple{Tensor, Tensor}}, Func{Tensor, Tensor, Tensor}, double, double, int)"/>
    public static RateCurve FindRate<M, B>(
        TrainState<M> start, DataLoader<B> data, Func<M, B, Tensor> objective, double from = 1e-6, double to = 10, int steps = 100)
        where M : notnull where B : notnull => FindRate(start, data, Unchanged(objective), from, to, steps);

    /// <summary>The same for any model and an objective that gives the loss and the successor model.</summary>
    /// <inheritdoc cref="FindRate{M}(TrainState{M}, DataLoader{ValueTuple{Tensor, Tensor}}, Func{Tensor, Tensor, Tensor}, double, double, int)"/>
    public static RateCurve FindRate<M, B>(
        TrainState<M> start, DataLoader<B> data, Func<M, B, Key, (Tensor Loss, M Next)> objective, double from = 1e-6, double to = 10, int steps = 100)
        where M : notnull where B : notnull
    {
        if (!(from > 0 && to > from && steps > 2))
        {
            throw new ArgumentException($"Train.FindRate: {steps} rates from {from} to {to}; 3 or more, growing from above 0, would fit.", nameof(from));
        }
        if (start.Optimiser.Rule.WithEta(from).Equals(start.Optimiser.Rule.WithEta(to)))
        {
            throw new ArgumentException($"Train.FindRate: {start.Optimiser.Rule} has no learning rate to try; a rule with Eta would fit.", nameof(start));
        }
        CheckBatches(nameof(FindRate), data);

        var points = ImmutableArray.CreateBuilder<(double Rate, double Loss)>(steps);
        var (state, mean, lowest) = (start, 0.0, double.PositiveInfinity);
        var batches = Enumerable.Range(0, int.MaxValue).SelectMany(epoch => data.Epoch(epoch)).Take(steps);
        foreach (var (batch, i) in batches.Select((batch, i) => (batch, i)))
        {
            double rate = from * Math.Pow(to / from, i / (steps - 1.0));
            (state, double value) = TryRate(state, rate, batch, objective);
            mean = Smoothing * mean + (1 - Smoothing) * value;
            double smooth = mean / (1 - Math.Pow(Smoothing, i + 1));
            if (!double.IsFinite(smooth) || smooth > Diverged * lowest) break;
            points.Add((rate, smooth));
            lowest = Math.Min(lowest, smooth);
        }
        if (points.Count < 2)
        {
            throw new ArgumentException(
                $"Train.FindRate: the loss is not finite or explodes from the rate {from} on; " +
                "a smaller first rate, or a model whose loss is finite, would fit.", nameof(start));
        }
        return new(points.ToImmutable(), points.MinBy(point => point.Loss).Rate / 10);
    }

    private static (TrainState<M> State, double Loss) TryRate<M, B>(
        TrainState<M> state, double rate, B batch, Func<M, B, Key, (Tensor Loss, M Next)> objective) where M : notnull
    {
        try
        {
            return Step(state with { Optimiser = state.Optimiser.Adjust(rate) }, batch, objective);
        }
        catch (NonFiniteLossException bad)
        {
            return (state, bad.Loss);
        }
    }
}
