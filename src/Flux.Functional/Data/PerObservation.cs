namespace Flux;

public static partial class Ad
{
    /// <summary>
    /// The gradient for every observation of a data set by itself: of x's type, each tensor with a last dimension that counts observations. Their mean is the
    /// gradient of the mean.
    /// </summary>
    /// <param name="f">One number for x and a batch of one observation.</param>
    /// <param name="x">What is differentiated.</param>
    /// <param name="data">The observations, counted by last dimensions.</param>
    public static T PerObservation<T, B>(Func<T, B, Tensor> f, T x, B data) where T : notnull where B : notnull
    {
        var all = new Observations<B>(data);
        return Data.Batch([.. Enumerable.Range(0, all.Count).Select(i => Gradient(a => f(a, all.Range(i, 1)), x))]);
    }
}
