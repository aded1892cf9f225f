namespace Flux;

/// <summary>act(w ⋆ x + b): cross-correlation, a convolution whose kernel is not flipped, of x (spatial, in, batch) to (spatial', out, batch).</summary>
/// <param name="Weight">w, (window, in/groups, out).</param>
/// <param name="Bias">b, out; null for none.</param>
/// <param name="Activation">Elementwise.</param>
/// <param name="Stride">Steps of the window.</param>
/// <param name="Pad">Zeros added around x.</param>
/// <param name="Dilation">Spacing of the window's elements.</param>
/// <param name="Groups">Channels are split into this many independent groups.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record CrossCor(
    Tensor Weight, Tensor? Bias, Func<Tensor, Tensor> Activation, Dims Stride = default, Pad Pad = default, Dims Dilation = default, int Groups = 1) : ILayer
{
    /// <summary>w ⋆ x + b in steps of 1.</summary>
    public CrossCor(Tensor weight, Tensor? bias = null) : this(weight, bias, Prelude.Identity) { }

    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => ConvWindow.BiasAct(Prelude.Convolve(x, Weight, Stride, Pad, Dilation, Groups, flipped: true), Bias, Activation);

    /// <summary>As Flux prints it: CrossCor((3, 3), 3 => 10, relu).</summary>
    public override string ToString()
    {
        int inputs = Weight.Shape[Weight.Rank - 2] * Groups, outputs = Weight.Shape[Weight.Rank - 1];
        return $"CrossCor({LayerText.Convolution(Weight, inputs, outputs, Activation, Pad, Stride, Dilation, Groups, Bias)})";
    }
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.CrossCor"/> layer with Glorot weights and zero bias.</summary>
    public static Init<CrossCor> CrossCor(
        Dims window, Size inputs, int outputs, Func<Tensor, Tensor>? activation = null, Dims stride = default, Pad pad = default, Dims dilation = default,
        int groups = 1, bool bias = true, Initialiser? init = null) => inputs.OfChannels(n =>
        {
            var sizes = ConvWindow.Checked("CrossCor", window, n, outputs, groups);
            return new Init<CrossCor>(key => new(
                (init ?? GlorotUniform)(key, [.. sizes, n / groups, outputs]), bias ? Tensor.Zeros(outputs) : null, activation ?? Identity,
                stride, pad, dilation, groups));
        });
}
