using System.Collections.Immutable;

namespace Flux;

public static partial class Ad
{
    /// <summary>
    /// The gradient at x of a function of x and data, for each observation by itself: batches of one, in their order. For influence, noise scales and gradients
    /// clipped one by one; the mean of all is the gradient of the mean.
    /// </summary>
    /// <param name="f">The function; its result is a single number.</param>
    /// <param name="x">Where: any tree of tensors.</param>
    /// <param name="data">Any tree of tensors whose last dimension counts observations, or an array or list of anything.</param>
    public static ImmutableArray<T> PerObservation<T, D>(Func<T, D, Tensor> f, T x, D data) where T : notnull where D : notnull
    {
        var observations = new Observations<D>(data);
        return [.. Enumerable.Range(0, observations.Count).Select(i => Gradient(a => f(a, observations.Range(i, 1)), x))];
    }
}
