using System.Collections.Immutable;
using Flux.Kernels;

namespace Flux;

/// <summary>What convolutions share: the window of a weight (window, ·, ·), its movement, the checks of factories, and how the layers print.</summary>
internal static class ConvWindow
{
    internal static ImmutableArray<int> Of(string what, Tensor weight)
    {
        int spatial = weight.Rank - 2;
        bool fits = spatial is >= 1 and <= 3 && weight.Shape.Take(spatial).All(k => k > 0);
        return fits ? [.. weight.Shape.Take(spatial)] : throw new ArgumentException(
            $"{what}: a weight of shape {weight.Shape}; 3 to 5 dimensions would fit: a window of 1 to 3, none of them 0, then two of channels.");
    }

    /// <summary>The geometry of a convolution, or of the one of which a convolution is the transpose.</summary>
    internal static ConvGeometry Geometry(
        string what, Tensor weight, Dims stride, Pad pad, Dims dilation, int groups, bool flip, bool transposed = false)
    {
        var window = Of(what, weight);
        int channels = weight.Shape[window.Length + 1];
        if (groups < 1 || channels % groups != 0)
        {
            string which = transposed ? "input" : "output";
            throw new ArgumentException($"{what}: {groups} groups for {channels} {which} channels; a number that divides them would fit.", nameof(groups));
        }
        var (steps, spacing) = (stride.In(window.Length, $"{what} stride", 1), dilation.In(window.Length, $"{what} dilation", 1));
        // So that the same padding of the transpose gives the size times the stride.
        var (low, high) = pad.In(transposed ? [.. window.Select((k, i) => k - steps[i] + 1)] : window, spacing, $"{what} pad");
        return new(window, steps, low, high, spacing, groups, flip);
    }

    /// <summary>act(z + b), one b per channel of z (spatial, channels, batch).</summary>
    internal static Tensor BiasAct(Tensor z, Tensor? bias, Func<Tensor, Tensor> activation) =>
        Prelude.BiasAct(z, bias?.Reshape([.. Enumerable.Repeat(1, z.Rank - 2), bias.Shape.Elements]), activation);

    /// <summary>The sizes of a factory's window, after all of its numbers are checked.</summary>
    internal static ImmutableArray<int> Checked(string what, Dims window, int inputs, int outputs, int groups)
    {
        var sizes = window.In(window.Count, $"{what} window", 1);
        if (sizes.IsEmpty || sizes.Length > 3) throw new ArgumentException($"{what}: a window of {sizes.Length} dimensions; 1 to 3 would fit.", nameof(window));
        if (inputs < 1 || outputs < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(inputs), $"{what}({inputs} => {outputs}): channels of 1 or more would fit.");
        }
        if (groups < 1 || inputs % groups != 0 || outputs % groups != 0)
        {
            throw new ArgumentException($"{what}: {groups} groups for {inputs} => {outputs} channels; a number that divides both would fit.", nameof(groups));
        }
        return sizes;
    }
}
