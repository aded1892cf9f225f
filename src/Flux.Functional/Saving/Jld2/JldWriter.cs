using System.Globalization;
using System.Text;

namespace Flux;

/// <summary>
/// Lays out a JLD2 file and writes it from its start to its end: arrays, numbers and strings under names in groups. That needs none of Julia's types to be
/// committed. A tensor at several places is one data set with several names.
/// </summary>
internal sealed class JldWriter
{
    private const int Origin = 512, SuperblockBytes = 48, MostCompact = 8192, Alignment = 8;

    /// <summary>What a file is called that holds one value without a name, as by JLD2.save_object.</summary>
    internal const string SingleName = "single_stored_object";

    private readonly List<Func<byte[]>> blocks = [];
    private readonly Dictionary<Tensor, ulong> written = [];
    private long end = SuperblockBytes;

    private JldWriter() { }

    internal static void Write(Stream stream, IEnumerable<TreeEntry> entries)
    {
        var writer = new JldWriter();
        ulong root = writer.Group(Nested(entries));
        byte[] head = new byte[Origin];
        Encoding.ASCII.GetBytes("HDF5-based Julia Data Format, version 0.2.0\0 (Flux.Functional 64-bit LE)\0", head);
        stream.Write(head);
        stream.Write(Hdf5Messages.Superblock(Origin, Origin + writer.end, root));
        foreach (var block in writer.blocks) stream.Write(block());
    }

    /// <summary>Groups by the parts of paths. A slash in a key opens a group, as it does for JLD2.jl.</summary>
    private static Dictionary<string, object> Nested(IEnumerable<TreeEntry> entries)
    {
        var root = new Dictionary<string, object>();
        foreach (var entry in entries)
        {
            string[] parts = entry.Path.Parts.IsDefaultOrEmpty ? [SingleName] : [.. entry.Path.Parts.SelectMany(part => part.Split('/'))];
            string name = string.Join('/', parts);
            if (parts.Any(part => part is "" or "." || Encoding.UTF8.GetByteCount(part) > Hdf5Messages.LongestName))
            {
                throw new ArgumentException($"Jld2.Save: the name {name}; names without empty parts, or such that are a dot, would fit.");
            }
            var node = root;
            foreach (string part in parts[..^1])
            {
                if (!node.TryGetValue(part, out object? child)) node[part] = child = new Dictionary<string, object>();
                node = child as Dictionary<string, object> ?? throw Twice(name);
            }
            if (!node.TryAdd(parts[^1], entry.Value)) throw Twice(name);
        }
        return root;
    }

    private static ArgumentException Twice(string name) => new($"Jld2.Save: the name {name} stands for two things; one for each name would fit.");

    private ulong Group(Dictionary<string, object> members)
    {
        byte[][] links = [.. members.Select(member => Hdf5Messages.Link(member.Key, Value(member.Value)))];
        return Add(Hdf5Messages.Header([Hdf5Messages.GroupInfo(), .. links]));
    }

    private ulong Value(object value) => value switch
    {
        Dictionary<string, object> members => Group(members),
        Tensor x => Array(x),
        bool truth => Number("Bool", [(byte)(truth ? 1 : 0)]),
        float f => Number("Float32", BitConverter.GetBytes(f)),
        double d => Number("Float64", BitConverter.GetBytes(d)),
        ulong bits => Number("UInt64", BitConverter.GetBytes(bits)),
        Key key => Number("UInt64", BitConverter.GetBytes(key.Bits)),
        string text => Text(text),
        decimal d => Text(d.ToString(CultureInfo.InvariantCulture)),
        Enum member => Text($"{member}"),
        IConvertible number => Number("Int64", BitConverter.GetBytes(Convert.ToInt64(number, CultureInfo.InvariantCulture))),
        _ => throw new NotSupportedException($"Jld2.Save: a value of type {value.GetType()}; tensors, numbers, strings and keys would fit."),
    };

    private ulong Array(Tensor x)
    {
        if (written.TryGetValue(x.Leaf, out ulong known)) return known;
        // Julia has no BFloat16 of its own; Float32 holds its numbers.
        var type = x.DType == DType.BFloat16 ? DType.Float32 : x.DType;
        var number = NumberType.Of(type.ToString())!;
        long bytes = (long)x.Shape.Elements * number.Size;
        byte[] layout = Hdf5Messages.Compact([]);
        if (bytes > 0) layout = Hdf5Messages.Contiguous(Add(bytes, () => x.Concrete.On(Device.Cpu).As(type).ToBytes()), bytes);
        return written[x.Leaf] = Add(Hdf5Messages.Header(Hdf5Messages.Dataspace(x.Shape.AsSpan()), Hdf5Messages.Fill(), Hdf5Messages.Datatype(number), layout));
    }

    private ulong Number(string type, byte[] bytes) => Add(Hdf5Messages.Header(
        Hdf5Messages.Dataspace(), Hdf5Messages.Fill(), Hdf5Messages.Datatype(NumberType.Of(type)!), Hdf5Messages.Compact(bytes)));

    private ulong Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        byte[] layout = bytes.Length > MostCompact
            ? Hdf5Messages.Contiguous(Add(bytes), bytes.Length)
            : Hdf5Messages.Compact(bytes.Length == 0 ? new byte[16] : bytes);
        return Add(Hdf5Messages.Header(Hdf5Messages.Dataspace(), Hdf5Messages.Fill(), Hdf5Messages.TextType(bytes.Length), layout));
    }

    private ulong Add(byte[] block) => Add(block.Length, () => block);

    private ulong Add(long bytes, Func<byte[]> block)
    {
        long gap = (Alignment - end % Alignment) % Alignment;
        if (gap > 0) blocks.Add(() => new byte[gap]);
        blocks.Add(block);
        ulong address = (ulong)(end + gap);
        end += gap + bytes;
        return address;
    }
}
