using SkiaSharp;

namespace Flux;

/// <summary>Where the pixel (x, y) of a file goes in the picture as it is looked at: to Start + x · StepX + y · StepY, counted along rows.</summary>
/// <param name="Width">Of the picture as it is looked at.</param>
/// <param name="Height">Of the picture as it is looked at.</param>
/// <param name="Start">Where the first pixel goes.</param>
/// <param name="StepX">How far the next in its row is.</param>
/// <param name="StepY">How far the next in its column is.</param>
internal readonly record struct Orientation(int Width, int Height, int Start, int StepX, int StepY)
{
    /// <summary>The eight orientations of EXIF, named after the sides on which the file's first row and first column are seen.</summary>
    internal static Orientation Of(SKEncodedOrigin origin, int width, int height)
    {
        var (across, down) = (width - 1, height - 1);
        return origin switch
        {
            SKEncodedOrigin.TopRight => new(width, height, across, -1, width),
            SKEncodedOrigin.BottomRight => new(width, height, width * height - 1, -1, -width),
            SKEncodedOrigin.BottomLeft => new(width, height, width * down, 1, -width),
            SKEncodedOrigin.LeftTop => new(height, width, 0, height, 1),
            SKEncodedOrigin.RightTop => new(height, width, down, height, -1),
            SKEncodedOrigin.RightBottom => new(height, width, width * height - 1, -height, -1),
            SKEncodedOrigin.LeftBottom => new(height, width, height * across, -height, 1),
            _ => new(width, height, 0, 1, width),
        };
    }

    /// <summary>Whether rows are seen as columns.</summary>
    internal static bool IsTurned(SKEncodedOrigin origin) => origin >= SKEncodedOrigin.LeftTop;
}
