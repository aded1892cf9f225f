using System.Numerics;

namespace Flux.Kernels;

/// <summary>
/// A convolution as a product: pixels × (window · channels) times (window · channels) × outputs. The left factor is never written out; its panels are read
/// from a padded image, where element (pixel, tap) lies at the pixel's start plus the tap's offset.
/// </summary>
internal readonly unsafe struct ConvPlan
{
    /// <summary>Sizes along the three spatial dimensions, missing ones being 1: the padded image, the result.</summary>
    internal readonly (int X, int Y, int Z) Image, Result;

    /// <summary>Steps of the window in the padded image, and the spacing of its taps.</summary>
    internal readonly (int X, int Y, int Z) Stride, Dilation, Window;

    internal readonly int Channels;
    private const long ParallelFrom = 1 << 20;
    private readonly bool flip;

    internal ConvPlan(
        (int, int, int) image, (int, int, int) result, (int, int, int) window, (int, int, int) stride, (int, int, int) dilation, int channels, bool flip) =>
        (Image, Result, Window, Stride, Dilation, Channels, this.flip) = (image, result, window, stride, dilation, channels, flip);

    internal int Plane => Image.X * Image.Y * Image.Z;
    internal int Pixels => Result.X * Result.Y * Result.Z;
    internal int WindowSize => Window.X * Window.Y * Window.Z;
    internal int Taps => WindowSize * Channels;

    /// <summary>Whether a batch is work enough to share among threads.</summary>
    internal bool Shares(int outputs, int batch) => (long)Pixels * Taps * outputs * batch >= ParallelFrom;

    /// <summary>From the start of the first pixel to that of the last, and one.</summary>
    internal int Span => Pixels == 0 ? 0 : PixelStart(Pixels - 1) + 1;

    /// <summary>Where tap t (window first, then channel) lies relative to a pixel's start.</summary>
    private int TapOffset(int t)
    {
        int w = t % WindowSize, channel = t / WindowSize;
        if (flip) w = WindowSize - 1 - w;
        int x = w % Window.X, y = w / Window.X % Window.Y, z = w / (Window.X * Window.Y);
        return channel * Plane + (z * Dilation.Z * Image.Y + y * Dilation.Y) * Image.X + x * Dilation.X;
    }

    /// <summary>Where all taps lie; where there is room for more, the last one again.</summary>
    internal void TapOffsets(int* to, int room)
    {
        for (int t = 0; t < room; t++) to[t] = TapOffset(Math.Min(t, Taps - 1));
    }

    /// <summary>Where a pixel of the result starts in the padded image.</summary>
    internal int PixelStart(int pixel)
    {
        int x = pixel % Result.X, y = pixel / Result.X % Result.Y, z = pixel / (Result.X * Result.Y);
        return (z * Stride.Z * Image.Y + y * Stride.Y) * Image.X + x * Stride.X;
    }

    /// <summary>The three spatial sizes of an array whose channels follow them.</summary>
    internal static (int X, int Y, int Z) Sizes(IReadOnlyList<int> sizes, int spatial, int missing = 1) =>
        (sizes[0], spatial > 1 ? sizes[1] : missing, spatial > 2 ? sizes[2] : missing);
}

/// <summary>Copies images into a frame of zeros.</summary>
internal static unsafe class Frame<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    /// <summary>Pixel (x, y, z) of every channel goes to low + (x, y, z) of a frame; pixels outside the frame are left out.</summary>
    internal static void Fill(
        F* image, (int X, int Y, int Z) size, int channels, F* frame, (int X, int Y, int Z) frameSize, (int X, int Y, int Z) low)
    {
        nint plane = (nint)frameSize.X * frameSize.Y * frameSize.Z;
        if (frameSize != size || low != (0, 0, 0)) new Span<F>(frame, checked((int)(plane * channels))).Clear();
        int first = Math.Max(0, -low.X), count = Math.Min(size.X, frameSize.X - low.X) - first;
        if (count <= 0) return;
        for (int c = 0; c < channels; c++, frame += plane)
        {
            for (int z = 0; z < size.Z; z++)
            {
                for (int y = 0; y < size.Y; y++, image += size.X)
                {
                    int toY = low.Y + y, toZ = low.Z + z;
                    if ((uint)toY >= (uint)frameSize.Y || (uint)toZ >= (uint)frameSize.Z) continue;
                    F* to = frame + ((nint)toZ * frameSize.Y + toY) * frameSize.X + low.X + first;
                    new ReadOnlySpan<F>(image + first, count).CopyTo(new Span<F>(to, count));
                }
            }
        }
    }
}
