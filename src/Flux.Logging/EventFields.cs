namespace Flux.Logging;

/// <summary>Numbers of fields in TensorFlow's event.proto, summary.proto and tensor.proto.</summary>
internal static class EventFields
{
    /// <summary>Event; a Summary holds values alone.</summary>
    internal const int WallTime = 1, Step = 2, FileVersion = 3, Summary = 5, SummaryValue = 1;

    /// <summary>Summary.Value, and what its metadata says: which plugin shows it.</summary>
    internal const int Tag = 1, Number = 2, Image = 4, Histogram = 5, Tensor = 8, Metadata = 9, Plugin = 1, PluginName = 1;

    /// <summary>TensorProto and TensorShapeProto.</summary>
    internal const int Type = 1, StringType = 7, Shape = 2, Dimension = 2, Size = 1, Strings = 8;
}
