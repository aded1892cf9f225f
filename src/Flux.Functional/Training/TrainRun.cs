using System.Collections;

namespace Flux;

/// <summary>The steps of a run that knows where it begins, so that a run without steps ends there.</summary>
internal sealed class TrainRun<M>(TrainProgress<M> start, IEnumerable<TrainProgress<M>> steps) : IEnumerable<TrainProgress<M>> where M : notnull
{
    /// <summary>The state before the first step, with no loss yet.</summary>
    internal TrainProgress<M> Start => start;

    public IEnumerator<TrainProgress<M>> GetEnumerator() => steps.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
