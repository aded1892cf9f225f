using Flux.Kernels;

namespace Flux;

/// <summary>What a convolution of x (spatial, in, n) with w (window, in/groups, out) comes to in sizes.</summary>
internal static class ConvShape
{
    // Kernels round channels and pixels up to whole tiles, by less than this.
    private const long Rounding = 16;

    /// <summary>The shape of the result, with every mismatch named.</summary>
    internal static Shape Of(string op, ConvGeometry geometry, Shape x, Shape w)
    {
        int spatial = geometry.Spatial;
        if (x.Rank != spatial + 2)
        {
            throw new ArgumentException(
                $"{op}: the input has shape {x}; a window of {spatial} dimensions needs {spatial + 2}: spatial sizes, channels, batch would fit.");
        }
        long channels = (long)w[spatial] * geometry.Groups;
        if (x[spatial] != channels)
        {
            throw new ArgumentException(
                $"{op}: the input {x} has {x[spatial]} channels, the weight {w} with {geometry.Groups} groups takes {channels}; " +
                "equal numbers would fit.");
        }
        Span<long> sizes = stackalloc long[spatial + 2];
        for (int i = 0; i < spatial; i++) sizes[i] = geometry.Places(op, x, i);
        (sizes[spatial], sizes[spatial + 1]) = (w[spatial + 1], x[spatial + 1]);
        return Shape.Of(op, sizes);
    }

    /// <summary>
    /// Kernels lay an image out in a frame with its padding, and the result at the same places; the transpose lays the result out in a frame into which the
    /// window reaches from the image. Elements of a frame are counted in 32 bits.
    /// </summary>
    internal static void CheckFrames(string op, ConvGeometry geometry, Shape x, Shape w)
    {
        int spatial = geometry.Spatial;
        long channels = Math.Max(w[spatial], w[spatial + 1] / geometry.Groups) + Rounding, padded = 1, reached = 1;
        for (int i = 0; i < spatial; i++)
        {
            padded = Sizes.Product(padded, (long)x[i] + geometry.PadLow[i] + geometry.PadHigh[i]);
            reached = Sizes.Product(reached, x[i] + Sizes.Reach(geometry.Window[i], geometry.Dilation[i]));
        }
        if (Sizes.Product(channels, Math.Max(padded, reached) + Rounding) <= Sizes.MaxElements) return;
        throw new ArgumentException(
            $"{op}: an image of {x} with padding ({InvariantText.Join(", ", geometry.PadLow)}) and ({InvariantText.Join(", ", geometry.PadHigh)}) for the " +
            $"weight {w} with dilation ({InvariantText.Join(", ", geometry.Dilation)}) takes more than {Sizes.MaxElements} elements; " +
            "less padding or smaller images would fit.");
    }
}
