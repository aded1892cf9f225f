using System.Diagnostics;

namespace Flux;

/// <summary>Training as a fold of pure steps over batches; a run is a lazy sequence of what each step gave.</summary>
public static partial class Train
{
    /// <summary>A state at step 0.</summary>
    public static TrainState<M> Start<M>(M model, Rule rule, Key key) where M : notnull => new(model, rule.Setup(model), key);

    /// <summary>One step: the objective gives the loss and the successor model from model, batch and key; the rule updates the successor.</summary>
    /// <exception cref="NonFiniteLossException">The loss is NaN or infinite; nothing was updated.</exception>
    public static (TrainState<M> Next, double Loss) Step<M, B>(TrainState<M> state, B batch, Func<M, B, Key, (Tensor Loss, M Next)> objective) where M : notnull
    {
        var key = state.Key[state.Step];
        var (loss, successor, gradient) = Ad.ValueAndGradient(model => objective(model, batch, key), state.Model);
        double value = loss.Scalar();
        if (!double.IsFinite(value)) throw NonFiniteLossException.Before(state, value);
        var (next, optimiser) = state.Optimiser.Update(successor, gradient, loss);
        return (state with { Model = next, Optimiser = optimiser, Step = state.Step + 1 }, value);
    }

    /// <summary>
    /// Trains a layer on pairs by a loss of (prediction, target); predictions are those of <see cref="LayerExtensions.Train"/>, so dropout and norms are in training
    /// mode. A state that has taken steps goes on where it stopped: the order of batches follows from the loader's key and the epoch.
    /// </summary>
    public static IEnumerable<Progress<M>> Run<M>(TrainState<M> start, DataLoader<(Tensor X, Tensor Y)> data, int epochs, Func<Tensor, Tensor, Tensor> loss) where M : ILayer =>
        Run(start, data, epochs, (M model, (Tensor X, Tensor Y) batch, Key key) =>
        {
            var (prediction, next) = model.Train(batch.X, key);
            return (loss(prediction, batch.Y), next);
        });

    /// <summary>Trains any model by an objective of model and batch; the model itself is its successor.</summary>
    public static IEnumerable<Progress<M>> Run<M, B>(TrainState<M> start, DataLoader<B> data, int epochs, Func<M, B, Tensor> objective) where M : notnull where B : notnull =>
        Run(start, data, epochs, (M model, B batch, Key _) => (objective(model, batch), model));

    /// <summary>Trains any model by an objective that gives the loss and the successor model.</summary>
    public static IEnumerable<Progress<M>> Run<M, B>(TrainState<M> start, DataLoader<B> data, int epochs, Func<M, B, Key, (Tensor Loss, M Next)> objective)
        where M : notnull where B : notnull
    {
        if (epochs < 0) throw new ArgumentOutOfRangeException(nameof(epochs), $"Train.Run: {epochs} epochs; 0 or more would fit.");
        if (data.Count == 0)
        {
            throw new ArgumentException(
                $"Train.Run: {data.Observations} observations make no full batch of {data.BatchSize}; a smaller batch size or partial: true would fit.", nameof(data));
        }
        return Steps(start, data, epochs, objective);
    }

    private static IEnumerable<Progress<M>> Steps<M, B>(TrainState<M> state, DataLoader<B> data, int epochs, Func<M, B, Key, (Tensor Loss, M Next)> objective)
        where M : notnull where B : notnull
    {
        int batches = data.Count;
        var clock = Stopwatch.StartNew();
        long done = 0;
        for (int epoch = (int)(state.Step / batches); epoch < epochs; epoch++)
        {
            int batch = (int)(state.Step - (long)epoch * batches);
            foreach (var b in data.Epoch(epoch, batch))
            {
                (state, double loss) = Step(state, b, objective);
                yield return new Progress<M>(state, loss, epoch, batch++, batches, epochs, clock.Elapsed) { StepsDone = ++done };
            }
        }
    }
}
