namespace Flux;

public static partial class Data
{
    /// <summary>
    /// What brings every feature of a data set to mean 0 and deviation 1, (x - μ) / (σ + ε) with σ not corrected (MLUtils' normalise), as a value, so that test
    /// data is treated by the statistics of the training data. The last dimension counts observations; ε = 1e-5.
    /// </summary>
    /// <exception cref="ArgumentException">The tensor has no observations.</exception>
    public static Standardiser Standardise(Tensor like)
    {
        int last = Observed(nameof(Standardise), like);
        return new(new(like.Mean(last)), new(Prelude.Sqrt(Prelude.Variance(like, false, last)) + 1e-5));
    }

    /// <summary>
    /// What brings every feature of a data set to values from low to high, as a value for other data too. A feature that is the same everywhere goes to low.
    /// The last dimension counts observations.
    /// </summary>
    /// <exception cref="ArgumentException">The tensor has no observations, or low is not below high.</exception>
    public static Rescaler Rescale(Tensor like, double low = 0, double high = 1)
    {
        if (!(low < high)) throw new ArgumentException($"Data.Rescale: from {low} to {high}; a smaller and a larger number would fit.", nameof(low));
        int last = Observed(nameof(Rescale), like);
        var smallest = Prelude.Minimum(like, last);
        var range = Prelude.Maximum(like, last) - smallest;
        return new(new(smallest), new((high - low) / Prelude.Where(range > 0, range, range.OnesLike())), low);
    }

    /// <summary>
    /// What puts the mean of every feature where a value is missing, which is NaN in tensors of tables, as a value for other data too. The last
    /// dimension counts observations.
    /// </summary>
    /// <exception cref="ArgumentException">The tensor has no observations, or a feature has no value in any.</exception>
    public static Imputer Impute(Tensor like)
    {
        int last = Observed(nameof(Impute), like);
        var gaps = Prelude.IsNaN(like);
        var counts = Prelude.Sum(Prelude.Where(gaps, like.ZerosLike(), like.OnesLike()), last);
        int empty = Array.IndexOf(counts.ToDoubles(), 0);
        return empty < 0
            ? new(new(Prelude.Sum(Prelude.Where(gaps, like.ZerosLike(), like), last) / counts))
            : throw new ArgumentException($"Data.Impute: feature {empty} is missing in all observations; one value or more would fit.", nameof(like));
    }

    /// <summary>The categories of texts, in the order of their characters, as a value that makes one-hot columns of these and other texts.</summary>
    /// <param name="like">Texts.</param>
    /// <param name="otherwise">What texts not among these will count as, the last of the labels if it is none yet; by default they are refused.</param>
    /// <exception cref="ArgumentException">There are no texts.</exception>
    public static Categories Categories(IReadOnlyList<string> like, string? otherwise = null)
    {
        if (like.Count == 0) throw new ArgumentException("Data.Categories: there are no texts; one or more would fit.", nameof(like));
        string[] labels = [.. like.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new(otherwise is null || labels.Contains(otherwise) ? [.. labels] : [.. labels, otherwise], otherwise);
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
