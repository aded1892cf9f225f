using System.Text;

namespace Flux;

/// <summary>A name in a group, and what it stands for: an object, or in the case of a soft or external link a path.</summary>
/// <param name="Name">The name.</param>
/// <param name="Object">The address of the object; null for other links.</param>
/// <param name="Target">The path that a soft link names, or that of another file.</param>
/// <param name="File">The file of an external link.</param>
/// <param name="Order">When it was made, counted from 0; null where the file does not keep that.</param>
internal sealed record Hdf5Link(string Name, ulong? Object, string? Target = null, string? File = null, long? Order = null)
{
    private const int Hard = 0, Soft = 1, External = 64;

    /// <summary>Reads a link message.</summary>
    internal static Hdf5Link Read(Hdf5File file, ReadOnlySpan<byte> message)
    {
        var body = new ByteReader(file, message, "a link");
        body.Version(1);
        int flags = body.Byte(), kind = (flags & 8) != 0 ? body.Byte() : Hard;
        long? order = (flags & 4) != 0 ? (long)body.Unsigned(8) : null;
        if ((flags & 16) != 0) body.Skip(1);
        string name = Text(body.Take(body.Count(body.Unsigned(1 << (flags & 3)))));
        switch (kind)
        {
            case Hard: return new(name, body.Address(), Order: order);
            case Soft: return new(name, null, Text(body.Take(body.UInt16())), Order: order);
            case External:
                var (from, target) = Paths(body.Take(body.UInt16()));
                return new(name, null, target, from, order);
            default: return new(name, null, $"a link of kind {kind}", "", order);
        }
    }

    private static (string File, string Target) Paths(ReadOnlySpan<byte> bytes)
    {
        string[] parts = bytes.IsEmpty ? [] : Text(bytes[1..]).Split('\0');
        return (parts.ElementAtOrDefault(0) ?? "", parts.ElementAtOrDefault(1) ?? "");
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
