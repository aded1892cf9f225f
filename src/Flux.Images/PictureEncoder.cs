using SkiaSharp;

namespace Flux;

/// <summary>Files' bytes of tensors, by Skia.</summary>
internal static class PictureEncoder
{
    private const int MostOfJpeg = 65500;

    /// <exception cref="ArgumentException">A shape that is no picture's, integers, NaN, or another quality.</exception>
    internal static unsafe byte[] Encode(string operation, Tensor x, ImageFormat format, int quality)
    {
        Check(operation, x, format, quality);
        var (width, height, channels) = (x.Shape[0], x.Shape[1], x.Rank == 2 ? 1 : x.Shape[2]);
        byte[] pixels = Pixels(operation, x, width, height, channels);
        var info = channels == 1
            ? new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque)
            : new SKImageInfo(width, height, SKColorType.Rgba8888, channels == 4 ? SKAlphaType.Unpremul : SKAlphaType.Opaque);
        fixed (byte* start = pixels)
        {
            using var picture = new SKPixmap(info, (nint)start, info.RowBytes);
            using var bytes = format == ImageFormat.Png
                ? picture.Encode(SKPngEncoderOptions.Default)
                : picture.Encode(new SKJpegEncoderOptions(quality));
            return bytes?.ToArray() ?? throw new ArgumentException($"{operation}: a picture of shape {x.Shape} is too large for {format}.", nameof(x));
        }
    }

    private static void Check(string operation, Tensor x, ImageFormat format, int quality)
    {
        if (!Enum.IsDefined(format)) throw new ArgumentOutOfRangeException(nameof(format), $"{operation}: format {(int)format}; Png or Jpeg would fit.");
        if (quality is < 1 or > 100) throw new ArgumentOutOfRangeException(nameof(quality), $"{operation}: quality {quality}; 1 to 100 would fit.");
        bool isPicture = x.Rank is 2 or 3 && x.Shape[0] > 0 && x.Shape[1] > 0 && (x.Rank == 2 || x.Shape[2] is 1 or 3 or 4);
        if (!isPicture)
        {
            string several = x.Rank == 4 ? "; one of several pictures is x[.., .., .., 0]" : "";
            throw new ArgumentException(
                $"{operation}: a tensor of shape {x.Shape}; (width×height), or (width×height×channels) of 1, 3 or 4 channels, would fit{several}.", nameof(x));
        }
        if (format == ImageFormat.Jpeg && x.Rank == 3 && x.Shape[2] == 4)
        {
            throw new ArgumentException($"{operation}: 4 channels, but JPEG has no alpha; PNG, or x[.., .., ..3], would fit.", nameof(x));
        }
        if (format == ImageFormat.Jpeg && Math.Max(x.Shape[0], x.Shape[1]) > MostOfJpeg)
        {
            throw new ArgumentException($"{operation}: a tensor of shape {x.Shape}; PNG, or {MostOfJpeg} pixels a side at most, would fit.", nameof(x));
        }
        if (x.DType == DType.Int32)
        {
            throw new ArgumentException($"{operation}: a tensor of Int32; numbers from 0 to 1, such as x.Cast(DType.Float32) / 255, would fit.", nameof(x));
        }
    }

    /// <summary>Greys, or red, green, blue and alpha of each pixel, row by row.</summary>
    private static byte[] Pixels(string operation, Tensor x, int width, int height, int channels)
    {
        float[] values = x.ToArray();
        int plane = width * height, each = channels == 1 ? 1 : 4;
        var pixels = new byte[(long)plane * each];
        if (channels == 3) Array.Fill(pixels, byte.MaxValue);
        for (int c = 0; c < channels; c++)
        {
            for (int i = 0; i < plane; i++)
            {
                float value = values[c * plane + i];
                if (float.IsNaN(value)) throw new ArgumentException($"{operation}: NaN at [{i % width}, {i / width}, {c}]; numbers would fit.", nameof(x));
                pixels[i * each + c] = (byte)MathF.Round(byte.MaxValue * Math.Clamp(value, 0, 1));
            }
        }
        return pixels;
    }
}
