using System.Buffers.Binary;

namespace Flux.Logging;

/// <summary>Something to show in TensorBoard, under a tag: tags that agree up to a slash stand together.</summary>
public sealed class BoardEntry
{
    private const int HistogramBuckets = 30;

    private BoardEntry(string operation, string tag, Func<ProtoMessage, ProtoMessage> value)
    {
        if (tag.Length == 0) throw new ArgumentException($"{operation}: an empty tag; a name such as loss/test would fit.", nameof(tag));
        Tag = tag;
        Message = value(new ProtoMessage().Text(EventFields.Tag, tag));
    }

    /// <summary>The name it is shown under.</summary>
    public string Tag { get; }

    internal ProtoMessage Message { get; }

    /// <summary>A number, kept in single precision; NaN and infinities are shown as such.</summary>
    /// <exception cref="ArgumentException">The tag is empty.</exception>
    public static BoardEntry Scalar(string tag, double value) =>
        new("BoardEntry.Scalar", tag, entry => entry.Float(EventFields.Number, (float)value));

    /// <summary>Text in Markdown.</summary>
    /// <exception cref="ArgumentException">The tag is empty.</exception>
    public static BoardEntry Text(string tag, string markdown) => new("BoardEntry.Text", tag, entry => entry
        .Message(EventFields.Tensor, new ProtoMessage().Int(EventFields.Type, EventFields.StringType)
            .Message(EventFields.Shape, new ProtoMessage().Message(EventFields.Dimension, new ProtoMessage().Int(EventFields.Size, 1)))
            .Text(EventFields.Strings, markdown))
        .Message(EventFields.Metadata, new ProtoMessage().Message(EventFields.Plugin, new ProtoMessage().Text(EventFields.PluginName, "text"))));

    /// <summary>How numbers are distributed: the weights of a layer, say. Those that are not finite are not counted.</summary>
    /// <exception cref="ArgumentException">The tag is empty.</exception>
    public static BoardEntry Histogram(string tag, Tensor values)
    {
        double[] counted = [.. values.ToDoubles().Where(double.IsFinite)];
        return new("BoardEntry.Histogram", tag, entry => entry.Message(EventFields.Histogram, Buckets(counted)));
    }

    /// <summary>A picture as the bytes of a PNG file: a plot's <c>Png()</c> of Flux.Reporting, or <c>Images.Encode</c> of Flux.Images.</summary>
    /// <exception cref="ArgumentException">The tag is empty, or the bytes are no PNG file.</exception>
    public static BoardEntry Image(string tag, byte[] png)
    {
        if (png.Length < 26 || png[0] != 0x89 || !png.AsSpan(1).StartsWith("PNG\r\n\u001a\n"u8))
        {
            throw new ArgumentException($"BoardEntry.Image: {png.Length} bytes that are no PNG file; those of Plot.Png would fit.", nameof(png));
        }
        // The header of a PNG file; then height, width, channels and file of Summary.Image.
        int width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), height = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
        int channels = png[25] switch { 0 => 1, 4 => 2, 6 => 4, _ => 3 };
        return new("BoardEntry.Image", tag, entry => entry.Message(
            EventFields.Image, new ProtoMessage().Int(1, height).Int(2, width).Int(3, channels).Bytes(4, png)));
    }

    /// <summary>The tag.</summary>
    public override string ToString() => $"BoardEntry({Tag})";

    /// <summary>Least, greatest, number, sum, sum of squares; then the upper ends of buckets of one width, and how many numbers lie in each.</summary>
    private static ProtoMessage Buckets(double[] values)
    {
        if (values.Length == 0) return new ProtoMessage();
        var (least, greatest) = (values.Min(), values.Max());
        double width = greatest / HistogramBuckets - least / HistogramBuckets;
        int buckets = width > 0 ? HistogramBuckets : 1;
        double[] counts = new double[buckets], ends = [.. Enumerable.Range(1, buckets).Select(i => i == buckets ? greatest : least + i * width)];
        foreach (double value in values) counts[width > 0 ? (int)Math.Min(buckets - 1, value / width - least / width) : 0]++;
        return new ProtoMessage().Double(1, least).Double(2, greatest).Double(3, values.Length).Double(4, values.Sum())
            .Double(5, values.Sum(value => value * value)).Doubles(6, ends).Doubles(7, counts);
    }
}
