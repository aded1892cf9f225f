using Flux.Kernels;

namespace Flux;

/// <summary>The largest element of each window: (spatial, channels, batch) -> (spatial', channels, batch); padding is never the largest.</summary>
/// <param name="Window">Sizes of the window.</param>
/// <param name="Stride">Steps of the window; by default its sizes.</param>
/// <param name="Pad">Padding.</param>
public sealed record MaxPool(Dims Window, Dims Stride, Pad Pad) : ILayer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => Primitive.Bind(new MaxPoolOp(PoolWindow.Geometry("MaxPool", Window, Stride, Pad, x)), x);

    /// <summary>As Flux prints it: MaxPool((2, 2)).</summary>
    public override string ToString() => $"MaxPool({PoolWindow.Text(Window, Stride, Pad)})";
}

/// <summary>The mean of each window, padding included as zero (NNlib's count_include_pad): (spatial, channels, batch) -> (spatial', channels, batch).</summary>
/// <param name="Window">Sizes of the window.</param>
/// <param name="Stride">Steps of the window; by default its sizes.</param>
/// <param name="Pad">Padding.</param>
public sealed record MeanPool(Dims Window, Dims Stride, Pad Pad) : ILayer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => Primitive.Bind(new MeanPoolOp(PoolWindow.Geometry("MeanPool", Window, Stride, Pad, x)), x);

    /// <summary>As Flux prints it: MeanPool((2, 2)).</summary>
    public override string ToString() => $"MeanPool({PoolWindow.Text(Window, Stride, Pad)})";
}

internal static class PoolWindow
{
    internal static PoolGeometry Geometry(string what, Dims window, Dims stride, Pad pad, Tensor x)
    {
        int spatial = window.Count > 1 ? window.Count : Math.Max(1, x.Rank - 2);
        var sizes = window.In(spatial, $"{what} window", 1);
        var (low, high) = pad.In(sizes, [.. Enumerable.Repeat(1, spatial)], $"{what} pad");
        return new(sizes, stride.IsDefault ? sizes : stride.In(spatial, $"{what} stride", 1), low, high);
    }

    internal static string Text(Dims window, Dims stride, Pad pad) =>
        $"{window}{(pad.IsNone ? "" : $", pad={pad}")}{(stride.IsDefault || stride == window ? "" : $", stride={stride}")}";
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.MaxPool"/> layer.</summary>
    public static MaxPool MaxPool(Dims window, Dims stride = default, Pad pad = default) => new(Checked("MaxPool", window), stride, pad);

    /// <summary>A <see cref="Flux.MeanPool"/> layer.</summary>
    public static MeanPool MeanPool(Dims window, Dims stride = default, Pad pad = default) => new(Checked("MeanPool", window), stride, pad);

    private static Dims Checked(string what, Dims window)
    {
        if (window.IsDefault) throw new ArgumentException($"{what}: a window without sizes; one number per spatial dimension would fit.");
        window.In(window.Count, $"{what} window", 1);
        return window;
    }
}
