using System.Buffers.Binary;
using System.Text;
using Flux.Kernels;

namespace Flux;

/// <summary>
/// A BSON document in memory, as dictionaries, lists, numbers, strings and bytes: the types that BSON.jl writes. Every length is compared with what is left of
/// the document around it before anything is taken for it; bytes are views of the file.
/// </summary>
internal sealed class BsonReader
{
    private const int Empty = 5; // a length and the final zero
    private static readonly UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly string path;
    private readonly byte[] bytes;
    private int at;

    private BsonReader(string path, byte[] bytes) => (this.path, this.bytes) = (path, bytes);

    /// <summary>The document of a file, and how many bytes the file has.</summary>
    /// <exception cref="FileFormatException">The file is of another kind, cut or damaged; the message names the byte.</exception>
    internal static (Dictionary<string, object?> Document, long Bytes) Read(string operation, string path)
    {
        FileKind.Demand(operation, path, FileKind.Bson);
        long length = new FileInfo(path).Length;
        if (length > Array.MaxLength) throw new FileFormatException(path, $"{length} bytes; a BSON document has at most {Array.MaxLength}.");
        byte[] bytes = File.ReadAllBytes(path);
        return (new BsonReader(path, bytes).Document(bytes.Length, 0), bytes.Length);
    }

    private Dictionary<string, object?> Document(int end, int depth)
    {
        int last = Start(end, depth);
        var document = new Dictionary<string, object?>();
        while (Type(last) is var type and not 0)
        {
            int place = at;
            string name = Text(NameLength(last), place);
            at++;
            if (!document.TryAdd(name, Value(type, last, depth))) throw Unfit(place, $"the name {name} for the second time; each once would fit");
        }
        return document;
    }

    private List<object?> List(int end, int depth)
    {
        int last = Start(end, depth);
        var list = new List<object?>();
        while (Type(last) is var type and not 0)
        {
            at += NameLength(last) + 1; // the numbers of elements, which follow from their order
            list.Add(Value(type, last, depth));
        }
        return list;
    }

    /// <summary>Reads the length of a document within one that goes on to an end; the place of its final zero.</summary>
    private int Start(int end, int depth)
    {
        int start = at;
        if (depth > BsonTree.DeepestNesting) throw Unfit(start, $"documents nested {depth} deep; {BsonTree.DeepestNesting} would fit");
        int length = Int32(end);
        if (length < Empty || length > end - start)
        {
            throw Unfit(start, $"a document of {length} bytes where {end - start} are left; {Empty} to {end - start} would fit");
        }
        int last = start + length - 1;
        return bytes[last] == 0 ? last : throw Unfit(last, $"a {bytes[last]} where the document from byte {start} ends; a zero would fit");
    }

    /// <summary>The type of the next element; 0 at the end, where the final zero is passed.</summary>
    private byte Type(int last)
    {
        byte type = bytes[at];
        if (type == 0 && at != last) throw Unfit(at, $"the end of a document whose length leads on to byte {last}");
        at++;
        return type;
    }

    private int NameLength(int last)
    {
        int length = bytes.AsSpan(at, last - at).IndexOf((byte)0);
        return length >= 0 ? length : throw Unfit(at, "a name without its final zero");
    }

    private object? Value(byte type, int end, int depth)
    {
        switch (type)
        {
            case 0x01: return BinaryPrimitives.ReadDoubleLittleEndian(Take(8, end));
            case 0x02: return String(end);
            case 0x03: return Document(end, depth + 1);
            case 0x04: return List(end, depth + 1);
            case 0x05: return Binary(end);
            case 0x08: return Take(1, end)[0] != 0;
            case 0x0A: return null;
            case 0x10: return Int32(end);
            case 0x12: return BinaryPrimitives.ReadInt64LittleEndian(Take(8, end));
            default: throw Unfit(at, $"a value of BSON type {type}; those that BSON.jl writes would fit (1 to 5, 8, 10, 16, 18)");
        }
    }

    private string String(int end)
    {
        int place = at, length = Int32(end);
        if (length < 1 || length > end - at) throw Unfit(place, $"a string of {length} bytes where {end - at} are left; 1 to {end - at} would fit");
        if (bytes[at + length - 1] != 0) throw Unfit(place, $"a string of {length} bytes without its final zero");
        string text = Text(length - 1, place);
        at++;
        return text;
    }

    private ReadOnlyMemory<byte> Binary(int end)
    {
        int place = at, length = Int32(end);
        Take(1, end); // what kind of bytes they are, which BSON.jl does not tell apart
        if (length < 0 || length > end - at) throw Unfit(place, $"{length} bytes where {end - at} are left; 0 to {end - at} would fit");
        at += length;
        return bytes.AsMemory(at - length, length);
    }

    private string Text(int length, int place)
    {
        try
        {
            at += length;
            return strict.GetString(bytes, at - length, length);
        }
        catch (DecoderFallbackException)
        {
            throw Unfit(place, "a text that is no UTF-8");
        }
    }

    private int Int32(int end) => BinaryPrimitives.ReadInt32LittleEndian(Take(4, end));

    private ReadOnlySpan<byte> Take(int count, int end)
    {
        if (count > end - at) throw Unfit(at, $"the end of a document where {count} bytes would fit");
        at += count;
        return bytes.AsSpan(at - count, count);
    }

    private FileFormatException Unfit(int place, string problem) => new(path, $"not a whole BSON document: byte {place} has {problem}.");
}
