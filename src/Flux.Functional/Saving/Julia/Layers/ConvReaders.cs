using System.Collections.Immutable;

namespace Flux;

/// <summary>Convolutions. Flux's <c>Conv</c> turns its window round as ours does, and <c>CrossCor</c> does not.</summary>
internal static class ConvReaders
{
    private const string Fields = "σ weight bias stride pad";

    internal static readonly LayerReader[] Rows =
    [
        new("Conv", [Fields, $"{Fields} dilation", $"{Fields} dilation groups"], ConvOf, typeof(Conv)),
        new("CrossCor", [Fields, $"{Fields} dilation", $"{Fields} dilation groups"], CrossCorOf, typeof(CrossCor)),
        new("ConvTranspose", [Fields, $"{Fields} dilation", $"{Fields} dilation groups", $"{Fields} outpad dilation groups"], ConvTransposeOf,
            typeof(ConvTranspose)),
        new("DepthwiseConv", [Fields, $"{Fields} dilation"], DepthwiseConvOf, typeof(Conv)),
    ];

    private static Conv ConvOf(SavedLayer saved)
    {
        var (weight, groups, movement) = Window(saved);
        return new(weight, Bias(saved, weight), saved.Activation("σ"), movement.Stride, movement.Pad, movement.Dilation, groups);
    }

    private static CrossCor CrossCorOf(SavedLayer saved)
    {
        var (weight, groups, movement) = Window(saved);
        return new(weight, Bias(saved, weight), saved.Activation("σ"), movement.Stride, movement.Pad, movement.Dilation, groups);
    }

    private static ConvTranspose ConvTransposeOf(SavedLayer saved)
    {
        var (weight, groups, movement) = Window(saved);
        int dimensions = weight.Rank - 2;
        var outPad = saved.Integers("outpad", 0);
        if (!outPad.IsEmpty && outPad.Length != dimensions) throw saved.Unfit($"has {outPad.Length} numbers as its outpad; {dimensions} would fit");
        var bias = saved.Vector("bias", weight.Shape[^2] * groups);
        return new(weight, bias, saved.Activation("σ"), movement.Stride, movement.Pad, outPad.All(n => n == 0) ? default : Dims.Of([.. outPad]),
            movement.Dilation, groups);
    }

    /// <summary>A weight of its own for each input: (window, outputs for each, inputs) there, as many groups as inputs here.</summary>
    private static Conv DepthwiseConvOf(SavedLayer saved)
    {
        var weight = saved.Tensor("weight", 3, 5);
        int inputs = weight.Shape[^1], outputs = weight.Shape[^2] * inputs;
        if (outputs == 0) throw saved.Unfit($"has a weight of shape {weight.Shape}; channels of 1 or more would fit");
        var movement = Movement(saved, weight.Rank - 2);
        return new(weight.Reshape([.. weight.Shape.Take(weight.Rank - 2), 1, outputs]), saved.Vector("bias", outputs), saved.Activation("σ"),
            movement.Stride, movement.Pad, movement.Dilation, inputs);
    }

    private static (Tensor Weight, int Groups, (Dims Stride, Pad Pad, Dims Dilation) Movement) Window(SavedLayer saved)
    {
        var weight = saved.Tensor("weight", 3, 5);
        if (weight.Shape.Elements == 0) throw saved.Unfit($"has a weight of shape {weight.Shape}; sizes of 1 or more would fit");
        int groups = saved.Integer("groups", 1, otherwise: 1), channels = weight.Shape[^1];
        return channels % groups == 0
            ? (weight, groups, Movement(saved, weight.Rank - 2))
            : throw saved.Unfit($"has {groups} groups for {channels} channels; a number that divides them would fit");
    }

    private static Tensor? Bias(SavedLayer saved, Tensor weight) => saved.Vector("bias", weight.Shape[^1]);

    private static (Dims Stride, Pad Pad, Dims Dilation) Movement(SavedLayer saved, int dimensions)
    {
        ImmutableArray<int> ones = [.. Enumerable.Repeat(1, dimensions)];
        return (saved.Dims("stride", dimensions, ones), saved.Pad("pad", dimensions), saved.Dims("dilation", dimensions, ones));
    }
}
