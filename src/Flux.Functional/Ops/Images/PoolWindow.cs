using Flux.Kernels;

namespace Flux;

/// <summary>What pooling layers share: the geometry of their windows, checks of their factories, and how they print.</summary>
internal static class PoolWindow
{
    internal static PoolGeometry Geometry(string what, Dims window, Dims stride, Pad pad, Tensor x)
    {
        int spatial = Spatial(window, x);
        var sizes = window.In(spatial, $"{what} window", 1);
        var (low, high) = pad.In(sizes, [.. Enumerable.Repeat(1, spatial)], $"{what} pad");
        for (int i = 0; i < spatial; i++)
        {
            if (low[i] < sizes[i] && high[i] < sizes[i]) continue;
            throw new ArgumentException(
                $"{what}: a padding of {low[i]} and {high[i]} for a window of {sizes[i]} in dimension {i}, which would lie in it alone; " +
                $"at most {sizes[i] - 1} would fit.", nameof(pad));
        }
        return new(sizes, stride.IsDefault ? sizes : stride.In(spatial, $"{what} stride", 1), low, high);
    }

    /// <summary>What share of each window lies inside an image: 1 / that share makes a mean over the whole window one over what is there.</summary>
    internal static Tensor Shares(PoolGeometry geometry, Tensor x)
    {
        int spatial = geometry.Spatial;
        Tensor shares = x.Number(1);
        for (int i = 0; i < spatial; i++)
        {
            var (window, low, stride, size) = (geometry.Window[i], geometry.PadLow[i], geometry.Stride[i], x.Shape[i]);
            double[] along = [.. Enumerable.Range(0, geometry.Places("MeanPool", x.Shape, i)).Select(k => k * stride - low)
                .Select(start => (Math.Min(size, start + window) - Math.Max(0, start)) / (double)window)];
            shares = shares * Tensor.Of(along, [.. Enumerable.Repeat(1, i), along.Length]).Cast(x.DType).To(x.Device);
        }
        return shares;
    }

    /// <summary>The number of spatial dimensions: as many as sizes are given, or all of x where one number stands for all.</summary>
    internal static int Spatial(Dims sizes, Tensor x) => sizes.Count > 1 ? sizes.Count : Math.Max(1, x.Rank - 2);

    internal static Dims Checked(string what, Dims window)
    {
        if (window.IsDefault) throw new ArgumentException($"{what}: a window without sizes; one number per spatial dimension would fit.");
        window.In(window.Count, $"{what} window", 1);
        return window;
    }
}
