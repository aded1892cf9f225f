namespace Flux;

public static partial class Prelude
{
    /// <summary>The elements along the first dimension, smallest first.</summary>
    public static Tensor Sort(Tensor x) => Sort(x, 0);

    /// <summary>
    /// The elements along a dimension in order, smallest first or largest first; NaN counts as largest. Differentiable in x.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor Sort(Tensor x, int dim, bool descending = false) => Picked(x, InOrder("Sort", x, dim, descending));

    /// <summary>The places of the elements along the first dimension, smallest first, Int32.</summary>
    public static Tensor ArgSort(Tensor x) => ArgSort(x, 0);

    /// <summary>
    /// The places of the elements along a dimension in order, smallest first or largest first, Int32; equals stay in their order and NaN counts as largest.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public static Tensor ArgSort(Tensor x, int dim, bool descending = false) => Numbered(x, InOrder("ArgSort", x, dim, descending));

    private static Selection InOrder(string name, Tensor x, int dim, bool descending) =>
        Select(x, Arguments.Dim(name, x, dim), x.Shape[dim], run => Order(run, descending));

    private static int[] Order(double[] run, bool descending)
    {
        int count = run.Length, unordered = run.Count(double.IsNaN);
        int[] places = [.. Enumerable.Range(0, count)];
        if (descending)
        {
            for (int i = 0; i < count; i++) run[i] = -run[i];
        }
        // .NET sorts NaN first, and equals in any order.
        Array.Sort(run, places);
        for (int first = 0, end; first < count; first = end)
        {
            end = first + 1;
            while (end < count && (run[first] == run[end] || double.IsNaN(run[first]) && double.IsNaN(run[end]))) end++;
            if (end - first > 1) Array.Sort(places, first, end - first);
        }
        return descending ? places : [.. places[unordered..], .. places[..unordered]];
    }
}
