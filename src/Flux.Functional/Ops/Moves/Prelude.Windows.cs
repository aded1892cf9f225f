using System.Collections.Immutable;

namespace Flux;

public static partial class Prelude
{
    /// <summary>
    /// Every window of x (spatial, channels, batch) as a row: (windows, window · channels, batch), NNlib's unfold. The elements of a window lie in their order
    /// in x; those that are not <paramref name="flipped"/> lie in the reverse order, as a true convolution meets them.
    /// </summary>
    public static Tensor Unfold(Tensor x, Dims window, Dims stride = default, Pad pad = default, Dims dilation = default, bool flipped = true)
    {
        var moves = SlidingWindow.Of("Unfold", x.Shape, window, stride, pad, dilation);
        int spatial = moves.Spatial, channels = x.Shape[spatial], batch = x.Shape[spatial + 1];
        var padded = PadZeros(x, moves.Padding);
        Tensor[] elements = [.. moves.Elements(flipped).Select(start =>
            Primitive.Bind(new SliceOp(start, moves.Step, moves.Places), padded).Reshape(moves.Count, 1, channels, batch))];
        return Concat(1, elements).Reshape(moves.Count, elements.Length * channels, batch);
    }

    /// <summary>The transpose of <see cref="Unfold"/>: windows added at their places in an image of the given spatial sizes (NNlib's fold).</summary>
    public static Tensor Fold(Tensor windows, Dims size, Dims window, Dims stride = default, Pad pad = default, Dims dilation = default, bool flipped = true)
    {
        int[] image = [.. size.In(size.Count, "Fold size", 1)];
        int elements = window.In(image.Length, "Fold window", 1).Aggregate(1, (p, k) => p * k);
        int channels = windows.Shape[1] / elements, batch = windows.Shape[2];
        var shape = new Shape([.. image, channels, batch]);
        var moves = SlidingWindow.Of("Fold", shape, window, stride, pad, dilation);
        if (windows.Rank != 3 || windows.Shape[0] != moves.Count || windows.Shape[1] != elements * channels)
        {
            throw new ArgumentException(
                $"Fold: windows of shape {windows.Shape} for an image of {InvariantText.Join("×", image)}; ({moves.Count}×a multiple of {elements}×batch) would fit.");
        }
        var apart = windows.Reshape(moves.Count, elements, channels, batch);
        var padded = new Shape([.. image.Zip(moves.Padding, (n, p) => n + p.Low + p.High), channels, batch]);
        var sum = moves.Elements(flipped)
            .Select((start, k) => Primitive.Bind(new PasteOp(start, moves.Step, padded), apart[.., k].Reshape(moves.Places.ToArray())))
            .Aggregate((a, b) => a + b);
        return SliceOp.Of(sum, [.. moves.Padding.Select(p => p.Low), 0, 0], shape);
    }
}

/// <summary>All places of a window over an image (spatial, channels, batch) with padding.</summary>
/// <param name="Window">Sizes of the window.</param>
/// <param name="Step">Step of each dimension from one place to the next; 1 for channels and batch.</param>
/// <param name="Dilation">Spacing of the window's elements.</param>
/// <param name="Padding">Zeros before and after, per spatial dimension.</param>
/// <param name="Places">Number of places per spatial dimension, then channels and batch.</param>
internal sealed record SlidingWindow(
    ImmutableArray<int> Window, ImmutableArray<int> Step, ImmutableArray<int> Dilation, (int Low, int High)[] Padding, Shape Places)
{
    internal int Spatial => Window.Length;

    internal int Count => Window.Select((_, i) => Places[i]).Aggregate(1, (p, n) => p * n);

    internal static SlidingWindow Of(string what, Shape image, Dims window, Dims stride, Pad pad, Dims dilation)
    {
        int spatial = image.Rank - 2;
        if (spatial is < 1 or > 3)
        {
            throw new ArgumentException($"{what}: an image of shape {image}; 3 to 5 dimensions would fit: spatial sizes, channels, batch.");
        }
        var sizes = window.In(spatial, $"{what} window", 1);
        var (steps, spacing) = (stride.In(spatial, $"{what} stride", 1), dilation.In(spatial, $"{what} dilation", 1));
        var (low, high) = pad.In(sizes, spacing, $"{what} pad");
        int[] places = image.ToArray();
        for (int i = 0; i < spatial; i++)
        {
            int room = image[i] + low[i] + high[i] - (sizes[i] - 1) * spacing[i] - 1;
            if (room < 0)
            {
                throw new ArgumentException(
                    $"{what}: a window of {sizes[i]} (dilation {spacing[i]}) does not fit into dimension {i} of the image {image} " +
                    $"with padding {low[i]} and {high[i]}.");
            }
            places[i] = room / steps[i] + 1;
        }
        return new(sizes, [.. steps, 1, 1], spacing, [.. low.Zip(high)], new(places));
    }

    /// <summary>Where the first place has each element of the window, the first dimension fastest, or in the reverse order.</summary>
    internal IEnumerable<ImmutableArray<int>> Elements(bool inOrder)
    {
        int count = Window.Aggregate(1, (p, k) => p * k);
        for (int element = 0; element < count; element++)
        {
            var start = new int[Spatial + 2];
            int rest = inOrder ? element : count - 1 - element;
            for (int i = 0; i < Spatial; rest /= Window[i++]) start[i] = rest % Window[i] * Dilation[i];
            yield return [.. start];
        }
    }
}
