namespace Flux;

/// <summary>Sizes, element type and place of one data set.</summary>
internal sealed class JldDataset
{
    private const int Compact = 0, Contiguous = 1;
    private readonly JldFile file;
    private readonly string name;
    private readonly HeaderMessage layout;
    private readonly bool filtered;

    private JldDataset(JldFile file, string name, List<HeaderMessage> header)
    {
        (this.file, this.name) = (file, name);
        layout = Message(header, HeaderMessage.Layout, "layout");
        filtered = header.Exists(m => m.Type == HeaderMessage.Filters);
        Type = JldType.Read(file, Message(header, HeaderMessage.Datatype, "datatype"));
        Sizes = Dataspace(Message(header, HeaderMessage.Dataspace, "dataspace"));
    }

    internal static JldDataset Read(JldFile file, string name, ulong address) => new(file, name, ObjectHeader.Read(file, address));

    internal JldType Type { get; }

    /// <summary>Julia's sizes: HDF5 counts the slowest dimension first, the bytes are the same.</summary>
    internal int[] Sizes { get; }

    /// <summary>The bytes of so many elements.</summary>
    internal byte[] Data(int elements)
    {
        long bytes = (long)elements * Type.Size;
        var body = new ByteReader(file, layout.Body);
        int version = body.Byte();
        if (version is not (3 or 4)) throw file.Corrupt($"{name} has a layout of version {version}; 3 or 4 would fit");
        int kind = body.Byte();
        if (filtered || kind is not (Compact or Contiguous))
        {
            throw file.Corrupt($"{name} is compressed or chunked, which is not read yet; save it without compression");
        }
        if (kind == Compact)
        {
            int size = body.UInt16();
            return size >= bytes ? body.Take((int)bytes).ToArray() : throw file.Corrupt($"{name} has {size} bytes where {bytes} are needed");
        }
        if (bytes == 0) return [];
        ulong address = body.UInt64(), length = body.UInt64();
        return length >= (ulong)bytes ? file.Read(address, bytes) : throw file.Corrupt($"{name} has {length} bytes where {bytes} are needed");
    }

    private int[] Dataspace(HeaderMessage message)
    {
        var body = new ByteReader(file, message.Body);
        int version = body.Byte(), rank = body.Byte();
        body.Skip(version == 1 ? 6 : 2);
        var sizes = new int[rank];
        long elements = 1;
        for (int i = rank - 1; i >= 0; i--)
        {
            ulong size = body.UInt64();
            if (size > int.MaxValue || (elements *= (long)size) > int.MaxValue)
            {
                throw file.Corrupt($"{name} has a size of {size}; tensors of up to {int.MaxValue} elements would fit");
            }
            sizes[i] = (int)size;
        }
        return sizes;
    }

    private HeaderMessage Message(List<HeaderMessage> header, int type, string what)
    {
        var message = header.Find(m => m.Type == type);
        return message.Body is null ? throw file.Corrupt($"{name} has no {what}") : message;
    }
}
