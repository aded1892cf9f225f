namespace Flux;

/// <summary>
/// act(wᵀ ∗ x + b): the transpose of <see cref="Conv"/>, that is its gradient with respect to the input, of x (spatial, in, batch) to (spatial', out, batch)
/// with spatial' = (spatial - 1) stride + 1 + (window - 1) dilation - low pad - high pad + out pad. <see cref="Pad.Same"/> gives spatial · stride at dilation
/// 1.
/// </summary>
/// <param name="Weight">w, (window, out/groups, in).</param>
/// <param name="Bias">b, out; null for none.</param>
/// <param name="Activation">Elementwise.</param>
/// <param name="Stride">Steps of the window in the output.</param>
/// <param name="Pad">Elements cut off around the output.</param>
/// <param name="OutPad">Elements added at the high ends of the output, fewer than the stride; by default none.</param>
/// <param name="Dilation">Spacing of the window's elements.</param>
/// <param name="Groups">Channels are split into this many independent groups.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record ConvTranspose(
    Tensor Weight, Tensor? Bias, Func<Tensor, Tensor> Activation, Dims Stride = default, Pad Pad = default, Dims OutPad = default, Dims Dilation = default,
    int Groups = 1) : ILayer
{
    /// <summary>wᵀ ∗ x + b in steps of 1.</summary>
    public ConvTranspose(Tensor weight, Tensor? bias = null) : this(weight, bias, Prelude.Identity) { }

    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => ConvWindow.BiasAct(Prelude.ConvolveTransposed(x, Weight, Stride, Pad, OutPad, Dilation, Groups), Bias, Activation);

    /// <summary>As Flux prints it: ConvTranspose((3, 3), 3 => 10, relu).</summary>
    public override string ToString()
    {
        int inputs = Weight.Shape[Weight.Rank - 1], outputs = Weight.Shape[Weight.Rank - 2] * Groups;
        string outPad = OutPad.IsDefault || OutPad == 0 ? "" : $", outpad={OutPad}";
        return $"ConvTranspose({LayerText.Convolution(Weight, inputs, outputs, Activation, Pad, Stride, Dilation, Groups, Bias)}{outPad})";
    }
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.ConvTranspose"/> layer with Glorot weights and zero bias.</summary>
    public static Init<ConvTranspose> ConvTranspose(
        Dims window, Size inputs, int outputs, Func<Tensor, Tensor>? activation = null, Dims stride = default, Pad pad = default, Dims outPad = default,
        Dims dilation = default, int groups = 1, bool bias = true, Initialiser? init = null) => inputs.OfChannels(n =>
        {
            var sizes = ConvWindow.Checked("ConvTranspose", window, n, outputs, groups);
            return new Init<ConvTranspose>(key => new(
                (init ?? GlorotUniform)(key, [.. sizes, outputs / groups, n]), bias ? Tensor.Zeros(outputs) : null, activation ?? Identity,
                stride, pad, outPad, dilation, groups));
        });
}
