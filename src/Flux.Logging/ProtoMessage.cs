using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Flux.Logging;

/// <summary>
/// A message of Protocol Buffers as its bytes, field by field: a field's number and its kind of encoding, then the value;
/// https://protobuf.dev/programming-guides/encoding.
/// </summary>
internal sealed class ProtoMessage
{
    private const int Varint = 0, Eight = 1, Counted = 2, Four = 5;
    private readonly ArrayBufferWriter<byte> bytes = new();

    internal ReadOnlySpan<byte> Span => bytes.WrittenSpan;

    internal ProtoMessage Int(int field, long value) => Number(Head(field, Varint)).Number((ulong)value);

    internal ProtoMessage Double(int field, double value)
    {
        Number(Head(field, Eight));
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.GetSpan(8), value);
        bytes.Advance(8);
        return this;
    }

    internal ProtoMessage Float(int field, float value)
    {
        Number(Head(field, Four));
        BinaryPrimitives.WriteSingleLittleEndian(bytes.GetSpan(4), value);
        bytes.Advance(4);
        return this;
    }

    internal ProtoMessage Doubles(int field, ReadOnlySpan<double> values)
    {
        Number(Head(field, Counted)).Number((ulong)values.Length * 8);
        foreach (double value in values)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.GetSpan(8), value);
            bytes.Advance(8);
        }
        return this;
    }

    internal ProtoMessage Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    internal ProtoMessage Message(int field, ProtoMessage message) => Bytes(field, message.Span);

    internal ProtoMessage Bytes(int field, ReadOnlySpan<byte> value)
    {
        Number(Head(field, Counted)).Number((ulong)value.Length);
        bytes.Write(value);
        return this;
    }

    private static ulong Head(int field, int encoding) => (ulong)(field << 3 | encoding);

    /// <summary>Seven bits a byte, lowest first; the eighth says that more follow.</summary>
    private ProtoMessage Number(ulong value)
    {
        var span = bytes.GetSpan(10);
        int length = 0;
        for (; value >= 0x80; value >>= 7) span[length++] = (byte)(value | 0x80);
        span[length++] = (byte)value;
        bytes.Advance(length);
        return this;
    }
}
