namespace Flux;

/// <summary>One message of an object header.</summary>
internal readonly record struct HeaderMessage(int Type, int Flags, ReadOnlyMemory<byte> Body)
{
    internal const int Dataspace = 0x01, LinkInfo = 0x02, Datatype = 0x03, OldFill = 0x04, Fill = 0x05, Link = 0x06, ExternalFiles = 0x07, Layout = 0x08,
        Filters = 0x0b, Attribute = 0x0c, Continuation = 0x10, SymbolTable = 0x11;

    /// <summary>Whether the message stands in another header and this one only says where.</summary>
    internal bool IsShared => (Flags & 2) != 0;
}

/// <summary>What an object header says: its messages in order, continuations followed.</summary>
internal sealed class ObjectHeader
{
    private readonly Hdf5File file;
    private readonly List<HeaderMessage> messages = [];
    private readonly HashSet<ulong> seen = [];
    private readonly Queue<(ulong Address, long Size)> continuations = [];

    private ObjectHeader(Hdf5File file, ulong address) => (this.file, Address) = (file, address);

    internal ulong Address { get; }

    internal IReadOnlyList<HeaderMessage> Messages => messages;

    internal bool IsDataset => Has(HeaderMessage.Dataspace) && Has(HeaderMessage.Datatype);

    internal bool IsGroup => Has(HeaderMessage.LinkInfo) || Has(HeaderMessage.Link) || Has(HeaderMessage.SymbolTable) || !Has(HeaderMessage.Datatype);

    internal bool Has(int type) => messages.Exists(m => m.Type == type);

    internal HeaderMessage? Find(int type) => messages.Find(m => m.Type == type) is { Type: not 0 } found ? found : null;

    /// <summary>A message that the object must have, from another header if it says so, and the address of that.</summary>
    internal (ReadOnlyMemory<byte> Body, ulong? Shared) Demand(int type, string what)
    {
        var message = Find(type) ?? throw file.Damaged($"the object at {Address} has no {what}");
        return message.IsShared ? Shared(file, message, what) : (message.Body, null);
    }

    /// <summary>What a shared message stands for, and the header it stands in.</summary>
    internal static (ReadOnlyMemory<byte> Body, ulong? Shared) Shared(Hdf5File file, HeaderMessage message, string what)
    {
        var body = new ByteReader(file, message.Body.Span, what);
        int version = body.Byte(), kind = body.Byte();
        if (version == 1) body.Skip(6);
        else if (version == 3 && kind == 1) throw file.Damaged($"{what} is kept in a table of shared messages, which is not read");
        ulong address = body.Address();
        var committed = file.Header(address).Find(message.Type) ?? throw file.Damaged($"{what} is said to be at {address}, where there is none");
        return committed.IsShared ? throw file.Damaged($"{what} at {address} points on to another") : (committed.Body, address);
    }

    internal static ObjectHeader Read(Hdf5File file, ulong address)
    {
        var header = new ObjectHeader(file, address);
        byte[] start = file.Read(address, 4, "an object header");
        if (start.AsSpan().SequenceEqual("OHDR"u8)) header.ReadNew();
        else if (start[0] == 1) header.ReadOld();
        else throw file.Damaged($"no object header at {address}");
        return header;
    }

    private string Name => $"the object header at {Address}";

    private void ReadNew()
    {
        const int Fixed = 6;
        int flags = file.Read(Address, Fixed, Name)[5];
        int width = 1 << (flags & 3), prefix = Fixed + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0) + width;
        var head = new ByteReader(file, file.Read(Address, prefix, Name), Name);
        head.Signature("OHDR"u8, 2);
        head.Skip(prefix - 5 - width);
        long size = head.Count(head.Unsigned(width));
        bool ordered = (flags & 4) != 0;
        AddNew(file.Checked(Address, prefix + size + 4, Name)[prefix..], ordered);
        while (continuations.TryDequeue(out var next))
        {
            if (next.Size < 8) throw file.Damaged($"{Name} goes on for {next.Size} bytes at {next.Address}; 8 would be the least");
            var block = file.Checked(next.Address, next.Size, $"the continuation of {Name}");
            if (!block.Span[..4].SequenceEqual("OCHK"u8)) throw file.Damaged($"{Name} goes on at {next.Address}, where there is no OCHK");
            AddNew(block[4..], ordered);
        }
    }

    private void AddNew(ReadOnlyMemory<byte> block, bool ordered)
    {
        int least = ordered ? 6 : 4, at = 0;
        while (block.Length - at >= least)
        {
            var head = new ByteReader(file, block.Span[at..], Name);
            int type = head.Byte(), length = head.UInt16(), flags = head.Byte();
            at += least;
            if (length > block.Length - at) throw file.Damaged($"{Name} has a message of {length} bytes where {block.Length - at} are left");
            Add(type, flags, block.Slice(at, length));
            at += length;
        }
    }

    private void ReadOld()
    {
        const int Prefix = 16, MessageHead = 8;
        var head = new ByteReader(file, file.Metadata(Address, Prefix, Name), Name);
        head.Skip(2);
        int left = head.UInt16();
        head.Skip(4);
        continuations.Enqueue((Address + Prefix, head.UInt32()));
        while (continuations.TryDequeue(out var next))
        {
            ReadOnlyMemory<byte> block = file.Metadata(next.Address, next.Size, Name);
            for (int at = 0; left > 0 && block.Length - at >= MessageHead; left--)
            {
                var message = new ByteReader(file, block.Span[at..], Name);
                int type = message.UInt16(), length = message.UInt16(), flags = message.Byte();
                at += MessageHead;
                if (length > block.Length - at) throw file.Damaged($"{Name} has a message of {length} bytes where {block.Length - at} are left");
                Add(type, flags, block.Slice(at, length));
                at += length;
            }
        }
        if (left > 0) throw file.Damaged($"{Name} lacks {left} of its messages");
    }

    private void Add(int type, int flags, ReadOnlyMemory<byte> body)
    {
        if (type == HeaderMessage.Continuation)
        {
            var reader = new ByteReader(file, body.Span, Name);
            ulong address = reader.Address();
            if (!seen.Add(address)) throw file.Damaged($"{Name} goes on at {address} twice");
            continuations.Enqueue((address, reader.Count(reader.Length())));
        }
        else if (type != 0)
        {
            messages.Add(new(type, flags, body));
        }
    }
}
