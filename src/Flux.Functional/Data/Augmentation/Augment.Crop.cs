namespace Flux;

public static partial class Augment
{
    /// <summary>
    /// A window of each image (width, height, channels, batch) at a place of its own, all equally likely; with padding, of the image with so many zeros around.
    /// </summary>
    /// <exception cref="ArgumentException">The batch is no batch of images, or the window is larger than an image with its padding.</exception>
    public static Tensor Crop(Tensor x, Key key, int width, int height, int padding = 0)
    {
        if (padding < 0) throw new ArgumentOutOfRangeException(nameof(padding), $"Augment.Crop: padding {padding}; 0 or more would fit.");
        var padded = padding == 0 ? Pictures(nameof(Crop), x) : Prelude.PadZeros(Pictures(nameof(Crop), x), (padding, padding), (padding, padding));
        CheckWindow(nameof(Crop), padded, width, height);
        int batch = x.Shape[3];
        double[] draws = Tensor.Uniform(key, 2, batch).ToDoubles();
        return batch == 0
            ? padded[..width, ..height]
            : Prelude.Concat(3, [.. Enumerable.Range(0, batch).Select(i =>
                Window(padded[.., .., .., i..(i + 1)], Place(draws[2 * i], 0, width), Place(draws[2 * i + 1], 1, height), width, height))]);

        int Place(double draw, int dim, int size) => Math.Min(padded.Shape[dim] - size, (int)(draw * (padded.Shape[dim] - size + 1)));
    }

    /// <summary>The window in the middle of each image (width, height, channels, batch); where it is not exact, at the even place, as in torchvision.</summary>
    /// <exception cref="ArgumentException">The batch is no batch of images, or the window is larger than an image.</exception>
    public static Tensor CentreCrop(Tensor x, int width, int height)
    {
        CheckWindow(nameof(CentreCrop), Pictures(nameof(CentreCrop), x), width, height);
        return Window(x, (int)Math.Round((x.Shape[0] - width) / 2.0), (int)Math.Round((x.Shape[1] - height) / 2.0), width, height);
    }

    private static Tensor Window(Tensor x, int left, int top, int width, int height) => x[left..(left + width), top..(top + height)];

    private static void CheckWindow(string name, Tensor x, int width, int height)
    {
        if (width >= 0 && height >= 0 && width <= x.Shape[0] && height <= x.Shape[1]) return;
        throw new ArgumentException(
            $"Augment.{name}: a window of {width}×{height} in images of {x.Shape[0]}×{x.Shape[1]}; at most that, and 0 or more, would fit.", nameof(width));
    }
}
