namespace Flux;

public static partial class Minimise
{
    /// <summary>
    /// Random search without derivatives: x ← x + σ n, n standard normal, where that is lower; σ grows at each success and shrinks at each failure so that
    /// about one trial in five succeeds (Rechenberg 1973). For functions that are rough, or that no gradient goes through.
    /// </summary>
    /// <param name="f">The function; its result is a single number. Where it is NaN is never lower.</param>
    /// <param name="start">Where to start: any tree of tensors.</param>
    /// <param name="key">Where the trials come from.</param>
    /// <param name="maxSteps">How many trials to make at most.</param>
    /// <param name="scale">The first σ.</param>
    /// <param name="tolerance">The σ at which the search has converged.</param>
    /// <exception cref="ArgumentException">The function is NaN at the start.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not above 0.</exception>
    public static Minimum<T> RandomSearch<T>(Func<T, Tensor> f, T start, Key key, int maxSteps = 1000, double scale = 1, double tolerance = 1e-8)
        where T : notnull
    {
        if (!(scale > 0)) throw new ArgumentOutOfRangeException(nameof(scale), $"Minimise.RandomSearch: a scale of {scale}; more than 0 would fit.");
        double grow = Math.Exp(1.0 / 3), shrink = Math.Exp(-1.0 / 12);
        var (x, value) = (start, Value(start));
        if (double.IsNaN(value))
        {
            throw new ArgumentException("Minimise.RandomSearch: the function is NaN at the start; a start where it is a number would fit.", nameof(start));
        }
        for (int step = 0; step < maxSteps; step++)
        {
            if (scale <= tolerance) return new(x, value, step, true);
            var trial = Beside(x, scale, key[step]);
            double there = Value(trial);
            bool lower = there < value;
            if (lower) (x, value) = (trial, there);
            scale *= lower ? grow : shrink;
        }
        return new(x, value, maxSteps, scale <= tolerance);

        double Value(T at) => Returned.Of("Minimise.RandomSearch", f(at), Returned.Number).Scalar();
    }

    private static T Beside<T>(T x, double scale, Key key) where T : notnull
    {
        int leaf = 0;
        return Tree.Map(x, part => part + scale * Tensor.Normal(part.Device, key[leaf++], part.Shape, DType.Float32).Cast(part.DType));
    }
}
