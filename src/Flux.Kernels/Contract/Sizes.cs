using System.Numerics;

namespace Flux.Kernels;

/// <summary>
/// The one check that what was computed is a size. Operations compute sizes in 64 bits and hand them in here, with their name for the error. What passes keeps
/// a promise that kernels rely on: the sizes of a shape other than 0 multiply to 2^31 - 2^16 at most, so that the product of any of them fits 32 bits, and so
/// does what lies less than 65,536 past it, where loops stop that take many at a turn.
/// </summary>
internal static class Sizes
{
    /// <summary>The most dimensions of a shape.</summary>
    internal const int MaxRank = 32;

    /// <summary>The most elements of a tensor.</summary>
    internal const int MaxElements = int.MaxValue - 65_535;

    /// <summary>The number of elements of an array of such sizes.</summary>
    /// <exception cref="ArgumentException">There are too many sizes, one is negative, or those other than 0 multiply to more than 2^31 - 2^16.</exception>
    internal static int Elements<N>(string op, ReadOnlySpan<N> sizes) where N : unmanaged, IBinaryInteger<N>
    {
        if (sizes.Length > MaxRank) throw new ArgumentException($"{op}: a shape of {sizes.Length} dimensions; 0 to {MaxRank} would fit.");
        return Count(sizes) ?? throw Unfit(op, sizes.ToArray());
    }

    /// <summary>Whether an array may have such sizes, as those that come from a file.</summary>
    internal static bool Fit<N>(ReadOnlySpan<N> sizes) where N : unmanaged, IBinaryInteger<N> => sizes.Length <= MaxRank && Count(sizes) is not null;

    private static int? Count<N>(ReadOnlySpan<N> sizes) where N : unmanaged, IBinaryInteger<N>
    {
        long product = 1;
        bool empty = false;
        foreach (var n in sizes)
        {
            long size = long.CreateTruncating(n);
            if (size == 0) empty = true;
            else if ((ulong)size > MaxElements || (product *= size) > MaxElements) return null;
        }
        return empty ? 0 : (int)product;
    }

    /// <summary>The product, or what is larger than any size.</summary>
    internal static long Product(params ReadOnlySpan<long> factors)
    {
        long product = 1;
        foreach (long n in factors) product = n == 0 ? 0 : product > long.MaxValue / n ? long.MaxValue : product * n;
        return product;
    }

    /// <summary>How many places a window has along a dimension: (size + low + high - (window - 1) dilation - 1) / stride + 1.</summary>
    /// <exception cref="ArgumentException">The window has no place, or the padded dimension is longer than any dimension may be.</exception>
    internal static int Places(string op, Shape x, int dim, int window, int dilation, int stride, int low, int high)
    {
        long reach = Reach(window, dilation), padded = (long)x[dim] + low + high;
        if (reach <= padded && padded <= MaxElements) return (int)((padded - reach) / stride) + 1;
        string spaced = dilation == 1 ? "" : $" (dilation {dilation})", fits = padded > MaxElements
            ? $"{MaxElements - x[dim]} zeros at most"
            : $"{padded} at most, from the first element of the window to the last,";
        throw new ArgumentException(
            $"{op}: a window of {window}{spaced} does not fit into dimension {dim} of the input {x} with padding {low} and {high}; {fits} would fit.");
    }

    /// <summary>How many elements lie from the first of a window to the last.</summary>
    internal static long Reach(int window, int dilation) => (window - 1L) * dilation + 1;

    private static ArgumentException Unfit<N>(string op, N[] sizes) where N : unmanaged, IBinaryInteger<N>
    {
        string all = InvariantText.Join("×", sizes);
        int negative = Array.FindIndex(sizes, N.IsNegative);
        return new(negative >= 0
            ? $"{op}: a size of {sizes[negative]} in ({all}); sizes of 0 or more would fit."
            : $"{op}: sizes ({all}); sizes that multiply, zeros left out, to {MaxElements} at most would fit.");
    }
}
