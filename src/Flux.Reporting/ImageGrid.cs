using ScottPlot;

namespace Flux.Reporting;

/// <summary>
/// Images side by side in a nearly square grid. One unit of its coordinates is one pixel of the picture, so that no pixel of an image is blurred.
/// </summary>
internal sealed class ImageGrid
{
    private const int Gap = 12, CaptionHeight = 20, TitleHeight = 40, Across = 840;
    private readonly Tensor images;
    private readonly IReadOnlyList<string>? captions;
    private readonly int columns, rows, width, height;

    internal ImageGrid(Tensor images, IReadOnlyList<string>? captions)
    {
        if (images.Rank != 4 || images.Shape[2] is not (1 or 3) || images.Shape[3] == 0)
        {
            throw new ArgumentException($"Plot.Images: a tensor of shape {images.Shape}; (width×height×1×n) or (width×height×3×n) would fit.", nameof(images));
        }
        int count = images.Shape[3];
        if (captions is not null && captions.Count != count)
        {
            throw new ArgumentException($"Plot.Images: {captions.Count} captions for {count} images; {count} would fit.", nameof(captions));
        }
        (this.images, this.captions) = (images, captions);
        columns = (int)Math.Ceiling(Math.Sqrt(count));
        rows = (count + columns - 1) / columns;
        int scale = Math.Max(1, Across / columns / Math.Max(images.Shape[0], images.Shape[1]));
        (width, height) = (images.Shape[0] * scale, images.Shape[1] * scale);
    }

    private int RowHeight => height + Gap + (captions is null ? 0 : CaptionHeight);

    internal PixelSize Size => new(columns * (width + Gap) + Gap, rows * RowHeight + Gap + TitleHeight);

    internal void Draw(ScottPlot.Plot plot)
    {
        for (int i = 0; i < images.Shape[3]; i++)
        {
            int left = Gap + i % columns * (width + Gap), top = -Gap - i / columns * RowHeight;
            var picture = plot.Add.ImageRect(Picture(i), new CoordinateRect(left, left + width, top - height, top));
            picture.AntiAlias = false;
            if (captions is null) continue;
            var text = plot.Add.Text(captions[i], left + width / 2, top - height - 2);
            (text.LabelAlignment, text.LabelFontSize) = (Alignment.UpperCenter, 12);
        }
        plot.HideAxesAndGrid();
        plot.Axes.Title.IsVisible = true;
        plot.Layout.Fixed(new PixelPadding(0, 0, 0, TitleHeight));
        plot.Axes.SetLimits(0, Size.Width, TitleHeight - Size.Height, 0);
    }

    private Image Picture(int number)
    {
        int across = images.Shape[0], down = images.Shape[1], channels = images.Shape[2];
        float[] values = images[.., .., .., number].Cast(DType.Float32).ToArray();
        var bytes = new byte[down, across, 3];
        for (int y = 0; y < down; y++)
        {
            for (int x = 0; x < across; x++)
            {
                for (int c = 0; c < 3; c++) bytes[y, x, c] = (byte)(255 * Math.Clamp(values[x + across * (y + down * Math.Min(c, channels - 1))], 0, 1));
            }
        }
        return new Image(bytes);
    }
}
