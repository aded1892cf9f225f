using System.Text;

namespace Flux;

/// <summary>An attribute: a small value beside an object, which JLD2.jl uses to name Julia's types.</summary>
/// <param name="Type">Its datatype.</param>
/// <param name="CommittedType">The address of its type, if that is one of its own in the file.</param>
/// <param name="Space">Its sizes.</param>
/// <param name="Data">Its elements.</param>
internal sealed record JldAttribute(Hdf5Type Type, ulong? CommittedType, Hdf5Space Space, ReadOnlyMemory<byte> Data)
{
    /// <summary>The attribute of a name; null where the object has none.</summary>
    internal static JldAttribute? Find(Hdf5File file, ObjectHeader header, string name)
    {
        foreach (var message in header.Messages)
        {
            if (message.Type == HeaderMessage.Attribute && Read(file, message, name) is { } found) return found;
        }
        return null;
    }

    private static JldAttribute? Read(Hdf5File file, HeaderMessage message, string name)
    {
        string what = $"the attribute {name}";
        var body = new ByteReader(file, message.Body.Span, "an attribute");
        int version = body.Byte(), flags = body.Byte();
        if (version is < 1 or > 3) throw file.Damaged($"an attribute has version {version}; 1 to 3 would fit");
        int nameBytes = body.UInt16(), typeBytes = body.UInt16(), spaceBytes = body.UInt16();
        if (version == 3) body.Skip(1);
        int Padded(int bytes) => version == 1 ? bytes + 7 & ~7 : bytes;
        if (Encoding.UTF8.GetString(body.Take(Padded(nameBytes))).TrimEnd('\0') != name) return null;
        int typeAt = message.Body.Length - body.Remaining;
        body.Skip(Padded(typeBytes));
        var space = Hdf5Space.Read(file, body.Take(Padded(spaceBytes)), what);
        var type = message.Body.Slice(typeAt, typeBytes);
        ulong? shared = null;
        if (version > 1 && (flags & 1) != 0) (type, shared) = ObjectHeader.Shared(file, new(HeaderMessage.Datatype, 2, type), what);
        var element = Hdf5TypeReader.Read(file, type.Span, what);
        double bytes = (double)space.Elements * element.Size;
        if (bytes > body.Remaining) throw file.Damaged($"{what} has {body.Remaining} bytes where {bytes:0} are needed");
        return new(element, shared, space, message.Body.Slice(message.Body.Length - body.Remaining, (int)bytes));
    }
}
