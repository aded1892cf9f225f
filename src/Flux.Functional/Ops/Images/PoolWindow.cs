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
        return new(sizes, stride.IsDefault ? sizes : stride.In(spatial, $"{what} stride", 1), low, high);
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
