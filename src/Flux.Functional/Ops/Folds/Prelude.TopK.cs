namespace Flux;

public static partial class Prelude
{
    /// <summary>The k largest elements along the first dimension, largest first, and their places.</summary>
    /// <exception cref="ArgumentException">There are not as many elements.</exception>
    public static (Tensor Values, Tensor Indices) TopK(Tensor x, int k) => TopK(x, k, 0);

    /// <summary>
    /// The k largest elements along a dimension, largest first, and their places (Int32); the first of equals, NaN largest. The values are differentiable.
    /// </summary>
    /// <exception cref="ArgumentException">There are not as many elements, or there is no such dimension.</exception>
    public static (Tensor Values, Tensor Indices) TopK(Tensor x, int k, int dim)
    {
        int count = x.Shape[Arguments.Dim("TopK", x, dim)];
        if (k < 1 || k > count)
        {
            throw new ArgumentException($"TopK: the {k} largest along dimension {dim} of shape {x.Shape}; 1 to {count} would fit.", nameof(k));
        }
        var largest = Select(x, dim, k, run => Largest(k, run));
        return (Picked(x, largest), Numbered(x, largest));
    }

    /// <summary>The places of the k largest, found in one pass that keeps the best so far in order.</summary>
    private static int[] Largest(int k, double[] run)
    {
        var best = new int[k];
        int kept = 0;
        for (int i = 0; i < run.Length; i++)
        {
            int rank = kept;
            while (rank > 0 && IsAbove(run[i], run[best[rank - 1]])) rank--;
            if (rank == k) continue;
            kept = Math.Min(kept + 1, k);
            Array.Copy(best, rank, best, rank + 1, kept - rank - 1);
            best[rank] = i;
        }
        return best;
    }

    private static bool IsAbove(double a, double b) => a > b || double.IsNaN(a) && !double.IsNaN(b);
}
