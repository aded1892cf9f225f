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

    // A frame of so many bytes stays in the second cache beside the weights and the results.
    private const int FrameBytes = 1 << 18;

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

    /// <summary>Whether each pixel of the image gives one of the result: rows mean nothing then.</summary>
    internal bool Pointwise => WindowSize == 1 && Image == Result;

    /// <summary>The same pixels as one row.</summary>
    internal ConvPlan Flat() => new((Plane, 1, 1), (Pixels, 1, 1), Window, Stride, Dilation, Channels, flip);

    /// <summary>So many rows of the result, and of the image what they meet.</summary>
    internal ConvPlan Band(int rows) =>
        new((Image.X, (rows - 1) * Stride.Y + (Window.Y - 1) * Dilation.Y + 1, Image.Z), (Result.X, rows, Result.Z), Window, Stride, Dilation, Channels, flip);

    /// <summary>Rows of the result that bands of a frame may have: enough that the rows that two of them frame cost little.</summary>
    internal int FramedRows(int bytesOfElement)
    {
        int all = Result.Y, twice = Math.Max(1, Band(1).Image.Y - Stride.Y);
        long row = (long)Image.X * Channels * Stride.Y * bytesOfElement;
        return Result.Z > 1 ? all : (int)Math.Min(all, Math.Max(FrameBytes / row, 3 * twice));
    }

    /// <summary>Vectors that cover a row of the result by itself.</summary>
    internal int RowVectors(int count) => Workers.Chunks(Result.X, count);

    /// <summary>Where tap t (window first, then channel) lies relative to a pixel's start.</summary>
    private int TapOffset(int t)
    {
        var (x, y, z) = Tap(t % WindowSize);
        return t / WindowSize * Plane + (z * Image.Y + y) * Image.X + x;
    }

    /// <summary>Which pixel of a window tap w meets.</summary>
    internal (int X, int Y, int Z) Tap(int w)
    {
        if (flip) w = WindowSize - 1 - w;
        return (w % Window.X * Dilation.X, w / Window.X % Window.Y * Dilation.Y, w / (Window.X * Window.Y) * Dilation.Z);
    }

    /// <summary>Where all taps lie; where there is room for more, the last one again.</summary>
    internal void TapOffsets(nint* to, int room)
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
