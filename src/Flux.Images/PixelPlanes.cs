using System.Numerics;

namespace Flux;

/// <summary>A picture as numbers from 0 to 1, one plane after another, in each of them one row after another.</summary>
internal sealed record PixelPlanes(float[] Values, int Width, int Height, int Channels)
{
    private const int Alpha = 3;

    /// <summary>Out of pixels of red, green, blue and alpha, which is not multiplied into the others.</summary>
    /// <param name="pixels">Row by row as the file has them.</param>
    /// <param name="one">The number that stands for 1.</param>
    /// <param name="width">Of a row.</param>
    /// <param name="place">Where pixels go.</param>
    /// <param name="channels">1, 3 or 4.</param>
    internal static PixelPlanes Of<T>(ReadOnlySpan<T> pixels, float one, int width, Orientation place, int channels) where T : INumber<T>
    {
        int plane = place.Width * place.Height;
        var values = new float[channels * plane];
        int x = 0, row = place.Start, to = row;
        for (int i = 0; i < pixels.Length; i += 4)
        {
            float red = float.CreateTruncating(pixels[i]) / one, green = float.CreateTruncating(pixels[i + 1]) / one;
            float blue = float.CreateTruncating(pixels[i + 2]) / one;
            if (channels == 1) values[to] = Luminance(red, green, blue);
            else
            {
                (values[to], values[to + plane], values[to + 2 * plane]) = (red, green, blue);
                if (channels > Alpha) values[to + Alpha * plane] = float.CreateTruncating(pixels[i + Alpha]) / one;
            }
            to += place.StepX;
            if (++x == width) (x, row, to) = (0, row + place.StepY, row + place.StepY);
        }
        return new(values, place.Width, place.Height, channels);
    }

    internal Tensor ToTensor() => Tensor.Of(Values, Width, Height, Channels);

    /// <summary>
    /// Another size, each way by a triangle. What is transparent has no colour to give to its neighbours, so colours are weighed by alpha meanwhile.
    /// </summary>
    internal PixelPlanes Resized(int width, int height)
    {
        if ((width, height) == (Width, Height)) return this;
        if (Channels > Alpha) Weigh(Values, (colour, alpha) => colour * alpha);
        float[] across = new TriangleFilter(Width, width).Along(Values, inner: 1, outer: Height * Channels);
        float[] both = new TriangleFilter(Height, height).Along(across, inner: width, outer: Channels);
        if (Channels > Alpha) Weigh(both, (colour, alpha) => alpha == 0 ? 0 : Math.Min(1, colour / alpha));
        return new(both, width, height, Channels);
    }

    /// <summary>As ITU-R BT.601 has it, written so that a grey is itself.</summary>
    private static float Luminance(float red, float green, float blue) => green + 0.299f * (red - green) + 0.114f * (blue - green);

    private static void Weigh(float[] values, Func<float, float, float> by)
    {
        int plane = values.Length / (Alpha + 1);
        for (int i = 0; i < Alpha * plane; i++) values[i] = by(values[i], values[Alpha * plane + i % plane]);
    }
}
