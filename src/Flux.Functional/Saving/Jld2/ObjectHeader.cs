using System.Text;

namespace Flux;

/// <summary>One message of an object header.</summary>
internal readonly record struct HeaderMessage(int Type, int Flags, byte[] Body)
{
    internal const int Dataspace = 0x01, Datatype = 0x03, Link = 0x06, Layout = 0x08, Filters = 0x0b, Continuation = 0x10;
}

/// <summary>What an object header (version 2) says: its messages in order, continuations followed.</summary>
internal static class ObjectHeader
{
    private const int MostBlocks = 4096;

    internal static List<HeaderMessage> Read(JldFile file, ulong address)
    {
        var messages = new List<HeaderMessage>();
        var head = new ByteReader(file, file.Read(address, 6));
        if (!head.Take(4).SequenceEqual("OHDR"u8) || head.Byte() != 2) throw file.Corrupt($"no version 2 object header at {address}");
        int flags = head.Byte();
        ulong at = address + 6 + (ulong)((flags & 0x20) != 0 ? 16 : 0) + (ulong)((flags & 0x10) != 0 ? 4 : 0);
        int width = 1 << (flags & 3);
        ulong size = new ByteReader(file, file.Read(at, width)).Unsigned(width);
        var blocks = new Queue<(ulong Address, ulong Size)>([(at + (ulong)width, size)]);
        for (int block = 0; blocks.TryDequeue(out var next); block++)
        {
            if (block == MostBlocks) throw file.Corrupt($"the object header at {address} continues without end");
            Block(file, next.Address, next.Size, (flags & 4) != 0, messages, blocks);
        }
        return messages;
    }

    private static void Block(JldFile file, ulong address, ulong size, bool ordered, List<HeaderMessage> messages, Queue<(ulong, ulong)> blocks)
    {
        var body = new ByteReader(file, file.Read(address, (long)Math.Min(size, long.MaxValue)));
        int least = ordered ? 6 : 4;
        while (body.Remaining >= least)
        {
            int type = body.Byte(), length = body.UInt16(), flags = body.Byte();
            if (ordered) body.Skip(2);
            var bytes = body.Take(length).ToArray();
            if (type == HeaderMessage.Continuation)
            {
                var reader = new ByteReader(file, bytes);
                ulong at = reader.UInt64(), count = reader.UInt64();
                // A continuation is OCHK, messages, checksum.
                if (count < 8) throw file.Corrupt($"a continuation of {count} bytes at {at}");
                blocks.Enqueue((at + 4, count - 8));
            }
            else if (type != 0)
            {
                messages.Add(new(type, flags, bytes));
            }
        }
    }

    /// <summary>Name and address of a link; no address for a soft link.</summary>
    internal static (string Name, ulong? Target) Link(this HeaderMessage message, JldFile file)
    {
        var body = new ByteReader(file, message.Body);
        body.Skip(1);
        int flags = body.Byte();
        int kind = (flags & 8) != 0 ? body.Byte() : 0;
        if ((flags & 4) != 0) body.Skip(8);
        if ((flags & 16) != 0) body.Skip(1);
        ulong length = body.Unsigned(1 << (flags & 3));
        string name = Encoding.UTF8.GetString(body.Take(checked((int)Math.Min(length, int.MaxValue))));
        return (name, kind == 0 ? body.UInt64() : null);
    }
}
