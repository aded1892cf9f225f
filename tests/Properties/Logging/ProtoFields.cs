using System.Buffers.Binary;
using System.Text;
using Google.Protobuf;

namespace Flux.Properties.Logging;

/// <summary>The fields of a message by their numbers: numbers as they are, everything else as bytes.</summary>
internal sealed class ProtoFields
{
    private readonly List<(int Field, object Value)> fields = [];

    internal static ProtoFields Of(byte[] message)
    {
        var all = new ProtoFields();
        var reader = new CodedInputStream(message);
        for (uint tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
        {
            object value = WireFormat.GetTagWireType(tag) switch
            {
                WireFormat.WireType.Varint => reader.ReadInt64(),
                WireFormat.WireType.Fixed64 => reader.ReadDouble(),
                WireFormat.WireType.Fixed32 => reader.ReadFloat(),
                WireFormat.WireType.LengthDelimited => reader.ReadBytes().ToByteArray(),
                var other => throw new InvalidDataException($"{other}"),
            };
            all.fields.Add((WireFormat.GetTagFieldNumber(tag), value));
        }
        return all;
    }

    internal IEnumerable<object> All(int field) => fields.Where(one => one.Field == field).Select(one => one.Value);

    internal ProtoFields Within(int field) => Of([.. All(field).Cast<byte[]>().SelectMany(bytes => bytes)]);

    internal string? Text(int field) => All(field).Cast<byte[]>().Select(Encoding.UTF8.GetString).SingleOrDefault();

    internal double[] Doubles(int field) =>
        [.. All(field).Cast<byte[]>().SelectMany(packed => packed.Chunk(8)).Select(bytes => BinaryPrimitives.ReadDoubleLittleEndian(bytes))];
}
