using System.Buffers.Binary;

namespace Flux.Properties.Logging;

/// <summary>
/// One value of an event as the file has it. The frames are checked against a checksum made bit by bit, and the messages are taken apart by Google's reader.
/// </summary>
internal sealed record BoardRecord(double WallTime, long Step, string? FileVersion, ProtoFields Value)
{
    internal string? Tag => Value.Text(1);

    internal float? Number => Value.All(2).Select(number => (float?)(float)number).SingleOrDefault();

    internal string? Text => Value.Within(8).Text(8);

    internal string? Plugin => Value.Within(9).Within(1).Text(1);

    internal long Height => (long)Value.Within(4).All(1).Single();

    internal long Width => (long)Value.Within(4).All(2).Single();

    internal byte[] Image => (byte[])Value.Within(4).All(4).Single();

    internal double Sum => Value.Within(5).All(4).Cast<double>().SingleOrDefault();

    internal double SumOfSquares => Value.Within(5).All(5).Cast<double>().SingleOrDefault();

    internal double[] Limits => Value.Within(5).Doubles(6);

    internal double[] Counts => Value.Within(5).Doubles(7);

    /// <summary>The values of all events of a file, and the events that have none; anything but whole records with right checksums is an error.</summary>
    internal static List<BoardRecord> Read(string path)
    {
        // The writer may still be there.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var records = new List<BoardRecord>();
        for (var rest = bytes.AsSpan(); rest.Length > 0;)
        {
            int length = checked((int)BinaryPrimitives.ReadInt64LittleEndian(rest));
            var data = rest.Slice(12, length);
            if (BinaryPrimitives.ReadUInt32LittleEndian(rest[8..]) != Masked(rest[..8])) throw new InvalidDataException("A length has another checksum.");
            if (BinaryPrimitives.ReadUInt32LittleEndian(rest[(12 + length)..]) != Masked(data)) throw new InvalidDataException("Data have another checksum.");
            records.AddRange(Of(ProtoFields.Of(data.ToArray())));
            rest = rest[(length + 16)..];
        }
        return records;
    }

    private static IEnumerable<BoardRecord> Of(ProtoFields record)
    {
        double time = (double)record.All(1).Single();
        long step = record.All(2).Cast<long>().SingleOrDefault();
        var values = record.Within(5).All(1).Select(value => new BoardRecord(time, step, null, ProtoFields.Of((byte[])value))).ToArray();
        return values.Length > 0 ? values : [new BoardRecord(time, step, record.Text(3), ProtoFields.Of([]))];
    }

    /// <summary>The polynomial 0x1EDC6F41, reflected; then TensorFlow's mask.</summary>
    internal static uint Masked(ReadOnlySpan<byte> bytes)
    {
        uint crc = ~0u;
        foreach (byte one in bytes)
        {
            crc ^= one;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? crc >> 1 ^ 0x82f63b78 : crc >> 1;
        }
        crc = ~crc;
        return (crc >> 15 | crc << 17) + 0xa282ead8;
    }
}
