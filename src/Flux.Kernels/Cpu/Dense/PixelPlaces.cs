namespace Flux.Kernels;

/// <summary>Where the pixels of a result lie in the array that takes them: one after another, or a step apart.</summary>
internal readonly struct PixelPlaces
{
    private readonly nint start, y, z;

    /// <summary>From one pixel of a row to the next, and from one channel to the next.</summary>
    internal readonly nint X, Channel;

    /// <summary>Pixels from first on, a step apart along each dimension, of images of a size.</summary>
    internal PixelPlaces((int X, int Y, int Z) size, (int X, int Y, int Z) first, (int X, int Y, int Z) step)
    {
        nint row = size.X, plane = row * size.Y;
        start = first.X + first.Y * row + first.Z * plane;
        (X, y, z, Channel) = (step.X, step.Y * row, step.Z * plane, plane * size.Z);
        Dense = step == (1, 1, 1);
    }

    /// <summary>All pixels of images of a size.</summary>
    internal static PixelPlaces All((int X, int Y, int Z) size) => new(size, (0, 0, 0), (1, 1, 1));

    /// <summary>Whether no other pixels lie between.</summary>
    internal bool Dense { get; }

    /// <summary>From a row to a later one.</summary>
    internal nint Row(int rows) => rows * y;

    internal nint At(int atX, int atY, int atZ) => start + atX * X + atY * y + atZ * z;
}
