using System.Collections.Immutable;
using Flux.Kernels;

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
        var result = Shape.Of("Unfold", moves.Count, (long)moves.Window.Elements * channels, batch);
        var padded = PadZeros(x, moves.Padding);
        int[] part = moves.ByPlace ? [1, moves.Window.Elements, channels, batch] : [moves.Count, 1, channels, batch];
        return Concat(moves.ByPlace ? 0 : 1, [.. moves.Boxes(flipped).Select(box => Primitive.Bind(box, padded).Reshape(part))]).Reshape([.. result]);
    }

    /// <summary>The transpose of <see cref="Unfold"/>: windows added at their places in an image of the given spatial sizes (NNlib's fold).</summary>
    public static Tensor Fold(Tensor windows, Dims size, Dims window, Dims stride = default, Pad pad = default, Dims dilation = default, bool flipped = true)
    {
        int[] image = [.. size.In(size.Count, "Fold size", 1)];
        int elements = new Shape("Fold window", window.In(image.Length, "Fold window", 1).AsSpan()).Elements;
        int channels = windows.Shape[1] / elements, batch = windows.Shape[2];
        var shape = new Shape("Fold", [.. image, channels, batch]);
        var moves = SlidingWindow.Of("Fold", shape, window, stride, pad, dilation);
        if (windows.Rank != 3 || windows.Shape[0] != moves.Count || windows.Shape[1] != elements * channels)
        {
            throw new ArgumentException(
                $"Fold: windows of shape {windows.Shape} for an image of {InvariantText.Join("×", image)}; " +
                $"({moves.Count}×a multiple of {elements}×batch) would fit.");
        }
        var apart = windows.Reshape(moves.Count, elements, channels, batch);
        var padded = Shape.Of("Fold", [.. image.Zip(moves.Padding, (n, p) => (long)n + p.Low + p.High), channels, batch]);
        var sum = moves.Boxes(flipped)
            .Select((box, k) => (box, part: moves.ByPlace ? apart[k] : apart[.., k]))
            .Select(pair => Primitive.Bind(new PasteOp(pair.box.Start, pair.box.Step, padded), pair.part.Reshape([.. pair.box.Sizes])))
            .Aggregate((a, b) => a + b);
        return SliceOp.Of(sum, [.. moves.Padding.Select(p => p.Low), 0, 0], shape);
    }
}

/// <summary>All places of a window over an image (spatial, channels, batch) with padding.</summary>
/// <param name="Window">Sizes of the window.</param>
/// <param name="Stride">Steps from one place to the next.</param>
/// <param name="Dilation">Steps from one element of the window to the next.</param>
/// <param name="Padding">Zeros before and after, per spatial dimension.</param>
/// <param name="Places">Number of places per spatial dimension, then channels and batch.</param>
internal sealed record SlidingWindow(
    Shape Window, ImmutableArray<int> Stride, ImmutableArray<int> Dilation, (int Low, int High)[] Padding, Shape Places)
{
    internal int Spatial => Window.Rank;

    /// <summary>How many places there are.</summary>
    internal int Count => Places.Stride(Spatial);

    /// <summary>Whether there are fewer places than elements of the window, so that <see cref="Boxes"/> go by place.</summary>
    internal bool ByPlace => Count < Window.Elements;

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
        for (int i = 0; i < spatial; i++) places[i] = Sizes.Places(what, image, i, sizes[i], spacing[i], steps[i], low[i], high[i]);
        return new(new($"{what} window", sizes.AsSpan()), steps, spacing, [.. low.Zip(high)], new(what, places));
    }

    /// <summary>
    /// The boxes of the padded image that hold one element of the window at all places, or, where these are fewer, one place with all elements; elements in
    /// their order, the first dimension fastest, or in the reverse order.
    /// </summary>
    internal IEnumerable<SliceOp> Boxes(bool inOrder)
    {
        int[] window = [.. Window], places = Places.ToArray()[..Spatial];
        var (apart, steps, together, within) = ByPlace ? (places, Stride, window, Dilation) : (window, Dilation, places, Stride);
        bool turned = ByPlace && !inOrder;
        ImmutableArray<int> step = [.. turned ? within.Select(n => -n) : within, 1, 1];
        Shape sizes = [.. together, Places[Spatial], Places[Spatial + 1]];
        int count = ByPlace ? Count : Window.Elements;
        for (int box = 0; box < count; box++)
        {
            var start = new int[Spatial + 2];
            int rest = inOrder || ByPlace ? box : count - 1 - box;
            for (int i = 0; i < Spatial; rest /= apart[i++]) start[i] = rest % apart[i] * steps[i] + (turned ? (window[i] - 1) * Dilation[i] : 0);
            yield return new([.. start], step, sizes);
        }
    }
}
