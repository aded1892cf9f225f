using System.Buffers.Binary;
using System.Globalization;

namespace Flux.Logging;

/// <summary>
/// A file of TensorFlow's events. A record is a length, its checksum, that many bytes, and theirs. Each is handed to the operating system whole and at once:
/// what ends the process leaves whole records, and TensorBoard reads along.
/// </summary>
internal sealed class EventFile : IDisposable
{
    private readonly FileStream stream;

    private EventFile(FileStream stream)
    {
        this.stream = stream;
        Write(Event().Text(EventFields.FileVersion, "brain.Event:2"));
    }

    /// <summary>A new file in the folder, named as TensorBoard looks for: by time, machine, process, and which of these it is.</summary>
    internal static EventFile Create(string folder)
    {
        Directory.CreateDirectory(folder);
        string time = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString("D10", CultureInfo.InvariantCulture);
        for (int i = 0; ; i++)
        {
            string path = Path.Combine(folder, $"events.out.tfevents.{time}.{Environment.MachineName}.{Environment.ProcessId}.{i}");
            if (!File.Exists(path)) return new(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0));
        }
    }

    internal void Add(long step, ReadOnlySpan<BoardEntry> entries)
    {
        if (entries.IsEmpty) return;
        var summary = new ProtoMessage();
        foreach (var entry in entries) summary.Message(EventFields.SummaryValue, entry.Message);
        Write(Event().Int(EventFields.Step, step).Message(EventFields.Summary, summary));
    }

    public void Dispose() => stream.Dispose();

    private static ProtoMessage Event() =>
        new ProtoMessage().Double(EventFields.WallTime, (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).TotalSeconds);

    private void Write(ProtoMessage message)
    {
        var data = message.Span;
        var record = new byte[data.Length + 16];
        BinaryPrimitives.WriteInt64LittleEndian(record, data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), RecordChecksum.Of(record.AsSpan(0, 8)));
        data.CopyTo(record.AsSpan(12));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(12 + data.Length), RecordChecksum.Of(data));
        stream.Write(record);
    }
}
