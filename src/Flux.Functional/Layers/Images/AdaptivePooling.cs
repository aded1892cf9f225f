using System.Collections.Immutable;
using Flux.Kernels;

namespace Flux;

/// <summary>
/// Max pooling to a given size: stride = in / out rounded down, window = in - (out - 1) stride. (spatial, channels, batch) -> (size, channels, batch).
/// </summary>
/// <param name="Size">Spatial sizes of the output.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record AdaptiveMaxPool(Dims Size) : ILayer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => Primitive.Bind(new MaxPoolOp(AdaptiveWindow.Geometry("AdaptiveMaxPool", Size, x)), x);

    /// <summary>As Flux prints it: AdaptiveMaxPool((2, 2)).</summary>
    public override string ToString() => $"AdaptiveMaxPool({Size})";
}

/// <summary>
/// Mean pooling to a given size: stride = in / out rounded down, window = in - (out - 1) stride. (spatial, channels, batch) -> (size, channels, batch).
/// </summary>
/// <param name="Size">Spatial sizes of the output.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record AdaptiveMeanPool(Dims Size) : ILayer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => Primitive.Bind(new MeanPoolOp(AdaptiveWindow.Geometry("AdaptiveMeanPool", Size, x)), x);

    /// <summary>As Flux prints it: AdaptiveMeanPool((2, 2)).</summary>
    public override string ToString() => $"AdaptiveMeanPool({Size})";
}

internal static class AdaptiveWindow
{
    internal static PoolGeometry Geometry(string what, Dims size, Tensor x)
    {
        int spatial = PoolWindow.Spatial(size, x);
        var sizes = size.In(spatial, $"{what} size", 1);
        bool fits = x.Rank == spatial + 2 && sizes.Select((n, i) => n <= x.Shape[i]).All(enough => enough);
        if (!fits)
        {
            throw new ArgumentException(
                $"{what}({size}): the input has shape {x.Shape}; {spatial + 2} dimensions, the first {spatial} at least as large as {size}, would fit.");
        }
        ImmutableArray<int> stride = [.. sizes.Select((n, i) => x.Shape[i] / n)], none = [.. new int[spatial]];
        return new([.. sizes.Select((n, i) => x.Shape[i] - (n - 1) * stride[i])], stride, none, none);
    }
}

public static partial class Prelude
{
    /// <summary>An <see cref="Flux.AdaptiveMaxPool"/> layer.</summary>
    public static AdaptiveMaxPool AdaptiveMaxPool(Dims size) => new(PoolWindow.Checked("AdaptiveMaxPool", size));

    /// <summary>An <see cref="Flux.AdaptiveMeanPool"/> layer.</summary>
    public static AdaptiveMeanPool AdaptiveMeanPool(Dims size) => new(PoolWindow.Checked("AdaptiveMeanPool", size));
}
