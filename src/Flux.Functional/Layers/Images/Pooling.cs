namespace Flux;

/// <summary>The largest element of each window: (spatial, channels, batch) -> (spatial', channels, batch); padding is never the largest.</summary>
/// <param name="Window">Sizes of the window.</param>
/// <param name="Stride">Steps of the window; by default its sizes.</param>
/// <param name="Pad">Padding.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record MaxPool(Dims Window, Dims Stride, Pad Pad) : ILayer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => Prelude.MaxPooling(x, Window, Stride, Pad);

    /// <summary>As Flux prints it: MaxPool((2, 2)).</summary>
    public override string ToString() => $"MaxPool({LayerText.Pooling(Window, Stride, Pad)})";
}

/// <summary>The mean of each window: (spatial, channels, batch) -> (spatial', channels, batch).</summary>
/// <param name="Window">Sizes of the window.</param>
/// <param name="Stride">Steps of the window; by default its sizes.</param>
/// <param name="Pad">Padding.</param>
/// <param name="CountPadding">Whether padding is counted, as zeros (NNlib's count_include_pad).</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record MeanPool(Dims Window, Dims Stride, Pad Pad, bool CountPadding = true) : ILayer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => Prelude.MeanPooling(x, Window, Stride, Pad, CountPadding);

    /// <summary>As Flux prints it: MeanPool((2, 2)).</summary>
    public override string ToString() => $"MeanPool({LayerText.Pooling(Window, Stride, Pad)}{(CountPadding ? "" : ", count_include_pad=false")})";
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.MaxPool"/> layer.</summary>
    public static MaxPool MaxPool(Dims window, Dims stride = default, Pad pad = default) => new(PoolWindow.Checked("MaxPool", window), stride, pad);

    /// <summary>A <see cref="Flux.MeanPool"/> layer.</summary>
    public static MeanPool MeanPool(Dims window, Dims stride = default, Pad pad = default, bool countPadding = true) =>
        new(PoolWindow.Checked("MeanPool", window), stride, pad, countPadding);
}
