namespace Flux;

/// <summary>What layers of one kind print alike, in Flux's words.</summary>
internal static class LayerText
{
    /// <summary>What follows the sizes of a layer with weights: , relu; bias=false.</summary>
    internal static string Options(Func<Tensor, Tensor>? activation, Tensor? bias) =>
        (activation is null ? "" : ActivationName.Listed(activation)) + (bias is null ? "; bias=false" : "");

    /// <summary>As Flux prints a convolution: (3, 3), 3 => 10, relu, pad=1.</summary>
    internal static string Convolution(
        Tensor weight, int inputs, int outputs, Func<Tensor, Tensor> activation, Pad pad, Dims stride, Dims dilation, int groups, Tensor? bias)
    {
        string window = InvariantText.Join(", ", weight.Shape.Take(weight.Rank - 2)) + (weight.Rank == 3 ? "," : "");
        string options = string.Concat(
            pad.IsNone ? "" : $", pad={pad}", stride.IsDefault || stride == 1 ? "" : $", stride={stride}",
            dilation.IsDefault || dilation == 1 ? "" : $", dilation={dilation}", groups == 1 ? "" : $", groups={groups}", bias is null ? ", bias=false" : "");
        return $"({window}), {inputs} => {outputs}{ActivationName.Listed(activation)}{options}";
    }

    /// <summary>A pooling window and how it moves: 2, pad=1, stride=1.</summary>
    internal static string Pooling(Dims window, Dims stride, Pad pad) =>
        $"{window}{(pad.IsNone ? "" : $", pad={pad}")}{(stride.IsDefault || stride == window ? "" : $", stride={stride}")}";

    /// <summary>What follows the size of a norm: , relu, affine=false.</summary>
    internal static string Norm(Func<Tensor, Tensor> activation, Tensor? scale) => ActivationName.Listed(activation) + (scale is null ? ", affine=false" : "");
}
