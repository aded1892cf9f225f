using ScottPlot;

namespace Flux.Reporting;

/// <summary>Images side by side, nearly as many rows as columns.</summary>
internal sealed class ImageGrid(Tensor images, IReadOnlyList<string>? captions)
{
    internal void Draw(ScottPlot.Plot plot)
    {
        int count = images.Shape[3], columns = (int)Math.Ceiling(Math.Sqrt(count));
        for (int i = 0; i < count; i++)
        {
            double left = i % columns * 1.1, bottom = -(i / columns) * 1.25;
            plot.Add.ImageRect(Picture(i), new CoordinateRect(left, left + 1, bottom, bottom + 1));
            if (captions is not null)
            {
                var text = plot.Add.Text(captions[i], left + 0.5, bottom);
                (text.LabelAlignment, text.LabelFontSize) = (Alignment.UpperCenter, 12);
            }
        }
        plot.HideGrid();
        plot.Axes.Frameless();
        plot.Axes.AutoScale();
    }

    private Image Picture(int number)
    {
        int width = images.Shape[0], height = images.Shape[1], channels = images.Shape[2];
        float[] values = images[.., .., .., number].ToArray();
        var colours = new Color[height, width];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++) colours[y, x] = new(Channel(x, y, 0), Channel(x, y, 1), Channel(x, y, 2));
        }
        return new ImageMap(colours).ToImage();

        byte Channel(int x, int y, int c) => (byte)(255 * Math.Clamp(values[x + width * (y + height * Math.Min(c, channels - 1))], 0, 1));
    }
}

/// <summary>Colours by row and column as an image.</summary>
internal readonly struct ImageMap(Color[,] colours)
{
    internal Image ToImage()
    {
        int height = colours.GetLength(0), width = colours.GetLength(1);
        var bitmap = new SkiaSharp.SKBitmap(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++) bitmap.SetPixel(x, y, new(colours[y, x].Red, colours[y, x].Green, colours[y, x].Blue));
        }
        return new Image(bitmap);
    }
}
