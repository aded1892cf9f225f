using System.Collections.Immutable;
using Flux.Kernels;

namespace Flux;

/// <summary>The largest element of every channel: (spatial, channels, batch) -> (1, .., 1, channels, batch).</summary>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record GlobalMaxPool : ILayer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => Primitive.Bind(new MaxPoolOp(GlobalWindow.Geometry("GlobalMaxPool", x)), x);

    /// <summary>As Flux prints it.</summary>
    public override string ToString() => "GlobalMaxPool()";
}

/// <summary>The mean of every channel: (spatial, channels, batch) -> (1, .., 1, channels, batch).</summary>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record GlobalMeanPool : ILayer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => Primitive.Bind(new MeanPoolOp(GlobalWindow.Geometry("GlobalMeanPool", x)), x);

    /// <summary>As Flux prints it.</summary>
    public override string ToString() => "GlobalMeanPool()";
}

internal static class GlobalWindow
{
    internal static PoolGeometry Geometry(string what, Tensor x)
    {
        int spatial = x.Rank - 2;
        if (spatial is < 1 or > 3)
        {
            throw new ArgumentException($"{what}: the input has shape {x.Shape}; 3 to 5 dimensions would fit: spatial sizes, channels, batch.");
        }
        ImmutableArray<int> window = [.. x.Shape.Take(spatial)], none = [.. new int[spatial]];
        return new(window, window, none, none);
    }
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.GlobalMaxPool"/> layer.</summary>
    public static GlobalMaxPool GlobalMaxPool() => new();

    /// <summary>A <see cref="Flux.GlobalMeanPool"/> layer.</summary>
    public static GlobalMeanPool GlobalMeanPool() => new();
}
