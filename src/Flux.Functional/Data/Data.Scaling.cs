namespace Flux;

public static partial class Data
{
    /// <summary>
    /// What brings every feature of a data set to mean 0 and deviation 1, (x - μ) / (σ + ε) with σ not corrected (MLUtils' normalise): a function, so that test
    /// data is treated by the statistics of the training data. The last dimension counts observations; ε = 1e-5.
    /// </summary>
    /// <exception cref="ArgumentException">The tensor has no observations.</exception>
    public static Func<Tensor, Tensor> Standardise(Tensor like)
    {
        int last = Observed(nameof(Standardise), like);
        var mean = like.Mean(last);
        var deviation = Prelude.Sqrt(Prelude.Variance(like, false, last)) + 1e-5;
        return x => (x - mean) / deviation;
    }

    /// <summary>
    /// What brings every feature of a data set to values from low to high, as a function for other data too. A feature that is the same everywhere goes to low.
    /// The last dimension counts observations.
    /// </summary>
    /// <exception cref="ArgumentException">The tensor has no observations, or low is not below high.</exception>
    public static Func<Tensor, Tensor> Rescale(Tensor like, double low = 0, double high = 1)
    {
        if (!(low < high)) throw new ArgumentException($"Data.Rescale: from {low} to {high}; a smaller and a larger number would fit.", nameof(low));
        int last = Observed(nameof(Rescale), like);
        var smallest = Prelude.Minimum(like, last);
        var range = Prelude.Maximum(like, last) - smallest;
        var scale = (high - low) / Prelude.Where(range > 0, range, range.OnesLike());
        return x => (x - smallest) * scale + low;
    }

    /// <summary>f of every observation, each a batch of one, as one data set of tensors again.</summary>
    public static R Map<T, R>(T data, Func<T, R> f) where T : notnull where R : notnull
    {
        var all = new Observations<T>(data);
        return Join([.. Enumerable.Range(0, all.Count).Select(i => f(all.Range(i, 1)))]);
    }

    private static int Observed(string operation, Tensor x) => x.Rank > 0 && x.Shape.Elements > 0
        ? x.Rank - 1
        : throw new ArgumentException($"Data.{operation}: a tensor of shape {x.Shape}; one or more observations in the last dimension would fit.", nameof(x));
}
