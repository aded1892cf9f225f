namespace Flux;

/// <summary>
/// act(w ∗ x + b): a true convolution (the kernel is flipped) of x (spatial, in, batch) to (spatial', out, batch), 1 to 3 spatial dimensions.
/// </summary>
/// <param name="Weight">w, (window, in/groups, out).</param>
/// <param name="Bias">b, out; null for none.</param>
/// <param name="Activation">Elementwise.</param>
/// <param name="Stride">Steps of the window.</param>
/// <param name="Pad">Zeros added around x.</param>
/// <param name="Dilation">Spacing of the window's elements.</param>
/// <param name="Groups">Channels are split into this many independent groups.</param>
/// <example>
/// <code>
/// Conv layer = Conv((3, 3), 3, 8, Relu, stride: 2, pad: Pad.Same).Build(new Key(1));
/// Console.WriteLine(layer.Forward(Tensor.Ones(32, 32, 3, 4)).Shape);          // (16×16×8×4)
/// </code>
/// </example>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record Conv(
    Tensor Weight, Tensor? Bias, Func<Tensor, Tensor> Activation, Dims Stride = default, Pad Pad = default, Dims Dilation = default, int Groups = 1) : ILayer
{
    /// <summary>w ∗ x + b in steps of 1.</summary>
    public Conv(Tensor weight, Tensor? bias = null) : this(weight, bias, Prelude.Identity) { }

    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => ConvWindow.BiasAct(Prelude.Convolve(x, Weight, Stride, Pad, Dilation, Groups), Bias, Activation);

    /// <summary>As Flux prints it: Conv((3, 3), 3 => 10, relu).</summary>
    public override string ToString()
    {
        int inputs = Weight.Shape[Weight.Rank - 2] * Groups, outputs = Weight.Shape[Weight.Rank - 1];
        return $"Conv({LayerText.Convolution(Weight, inputs, outputs, Activation, Pad, Stride, Dilation, Groups, Bias)})";
    }
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.Conv"/> layer with Glorot weights and zero bias.</summary>
    public static Init<Conv> Conv(
        Dims window, Size inputs, int outputs, Func<Tensor, Tensor>? activation = null, Dims stride = default, Pad pad = default, Dims dilation = default,
        int groups = 1, bool bias = true, Initialiser? init = null) => inputs.OfChannels(n =>
        {
            var sizes = ConvWindow.Checked("Conv", window, n, outputs, groups);
            return new Init<Conv>(key => new(
                (init ?? GlorotUniform)(key, [.. sizes, n / groups, outputs]), bias ? Tensor.Zeros(outputs) : null, activation ?? Identity,
                stride, pad, dilation, groups));
        });

    /// <summary>
    /// A <see cref="Flux.Conv"/> layer with as many groups as inputs: every input channel is convolved alone, into outputs/inputs channels (Flux's
    /// DepthwiseConv).
    /// </summary>
    public static Init<Conv> DepthwiseConv(
        Dims window, Size inputs, int outputs, Func<Tensor, Tensor>? activation = null, Dims stride = default, Pad pad = default, Dims dilation = default,
        bool bias = true, Initialiser? init = null) => inputs.OfChannels(n => n >= 1 && outputs >= 1 && outputs % n == 0
            ? Conv(window, n, outputs, activation, stride, pad, dilation, n, bias, init)
            : throw new ArgumentException($"DepthwiseConv({n} => {outputs}): a multiple of {n} as outputs would fit.", nameof(outputs)));
}
