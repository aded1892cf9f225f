using System.Collections.Immutable;
using Flux.Kernels;

namespace Flux;

/// <summary>act(w ∗ x + b): a true convolution (the kernel is flipped) of x (spatial, in, batch) to (spatial', out, batch), 1 to 3 spatial dimensions.</summary>
/// <param name="Weight">w, (window, in/groups, out).</param>
/// <param name="Bias">b, out; null for none.</param>
/// <param name="Activation">Elementwise.</param>
/// <param name="Stride">Steps of the window.</param>
/// <param name="Pad">Zeros added around x.</param>
/// <param name="Dilation">Spacing of the window's elements.</param>
/// <param name="Groups">Channels are split into this many independent groups.</param>
public sealed record Conv(Tensor Weight, Tensor? Bias, Func<Tensor, Tensor> Activation, Dims Stride, Pad Pad, Dims Dilation, int Groups) : ILayer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x)
    {
        var z = Primitive.Bind(new ConvOp(Geometry()), x, Weight);
        return Prelude.BiasAct(z, Bias?.Reshape([.. Enumerable.Repeat(1, Weight.Rank - 2), Weight.Shape[Weight.Rank - 1]]), Activation);
    }

    private ConvGeometry Geometry()
    {
        ImmutableArray<int> window = [.. Weight.Shape.Take(Weight.Rank - 2)];
        var dilation = Dilation.In(window.Length, "Conv dilation", 1);
        var (low, high) = Pad.In(window, dilation, "Conv pad");
        return new(window, Stride.In(window.Length, "Conv stride", 1), low, high, dilation, Groups, Flip: true);
    }

    /// <summary>As Flux prints it: Conv((3, 3), 3 => 10, relu).</summary>
    public override string ToString()
    {
        int[] sizes = Weight.Shape.ToArray();
        string options = string.Concat(
            Pad.IsNone ? "" : $", pad={Pad}", Stride.IsDefault || Stride == 1 ? "" : $", stride={Stride}", Dilation.IsDefault || Dilation == 1 ? "" : $", dilation={Dilation}",
            Groups == 1 ? "" : $", groups={Groups}", Bias is null ? ", bias=false" : "");
        string window = sizes.Length == 3 ? $"({sizes[0]},)" : $"({string.Join(", ", sizes[..^2])})";
        return $"Conv({window}, {sizes[^2] * Groups} => {sizes[^1]}{ActivationName.Listed(Activation)}{options})";
    }
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.Conv"/> layer with Glorot weights and zero bias.</summary>
    public static Init<Conv> Conv(
        Dims window, int inputs, int outputs, Func<Tensor, Tensor>? activation = null, Dims stride = default, Pad pad = default, Dims dilation = default,
        int groups = 1, bool bias = true, Initialiser? init = null)
    {
        var sizes = window.In(window.Count, "Conv window", 1);
        if (sizes.IsEmpty || sizes.Length > 3) throw new ArgumentException($"Conv: a window of {sizes.Length} dimensions; 1 to 3 would fit.", nameof(window));
        if (inputs < 1 || outputs < 1) throw new ArgumentOutOfRangeException(nameof(inputs), $"Conv({inputs} => {outputs}): channels of 1 or more would fit.");
        if (groups < 1 || inputs % groups != 0 || outputs % groups != 0)
        {
            throw new ArgumentException($"Conv: {groups} groups for {inputs} => {outputs} channels; a number that divides both would fit.", nameof(groups));
        }
        return new(key => new((init ?? GlorotUniform)(key, [.. sizes, inputs / groups, outputs]), bias ? Tensor.Zeros(outputs) : null, activation ?? Identity, stride, pad, dilation, groups));
    }
}
