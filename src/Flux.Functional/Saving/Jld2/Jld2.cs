using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Flux.Kernels;

namespace Flux;

/// <summary>
/// A file written by JLD2.jl, read only: numeric arrays and string vectors by name, <c>group/name</c> inside groups. Lazy: opening reads the directory, each
/// array is read when asked for, each time anew: one array under two names is two tensors, which <c>Tree.LoadState</c> makes one where the tree has one. Every
/// offset is checked against the file.
/// </summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class Jld2
{
    private readonly JldFile file;
    private readonly ImmutableSortedDictionary<string, ulong> datasets;

    private Jld2(JldFile file, ImmutableSortedDictionary<string, ulong> datasets) => (this.file, this.datasets) = (file, datasets);

    /// <summary>Opens a file and reads its names.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FileFormatException">The file is not a JLD2 file, or it is corrupt.</exception>
    public static Jld2 Open(string path)
    {
        FileKind.Demand("Jld2.Open", path, FileKind.Hdf5);
        var file = new JldFile(path);
        var names = ImmutableSortedDictionary.CreateBuilder<string, ulong>(StringComparer.Ordinal);
        List(file, file.Root(), "", names, [], 0);
        return new(file, names.ToImmutable());
    }

    /// <summary>The names of all data sets, groups as <c>group/name</c>.</summary>
    public IEnumerable<string> Names => datasets.Keys;

    /// <summary>
    /// A numeric array, with Julia's sizes: Float32 and Float64 as they are, Float16 as Float16, Bool as Bool, integers as Int32 where they fit, else as
    /// Float64.
    /// </summary>
    /// <exception cref="KeyNotFoundException">No data set has the name.</exception>
    /// <exception cref="FileFormatException">The data set is no numeric array, or it is corrupt.</exception>
    public Tensor Tensor(string name)
    {
        var dataset = Find(name);
        var type = dataset.Type;
        var shape = new Shape([.. dataset.Sizes]);
        byte[] data = dataset.Data(shape.Elements);
        return (type.Class, type.Size) switch
        {
            (JldType.Float, 4) => Value.Upload(data, Device.Cpu, DType.Float32, shape),
            (JldType.Float, 8) => Value.Upload(data, Device.Cpu, DType.Float64, shape),
            (JldType.Float, 2) => Value.Upload(data, Device.Cpu, DType.Float16, shape),
            (JldType.BitField, 1) => Value.Upload(data, Device.Cpu, DType.Bool, shape),
            (JldType.Integer, 1 or 2 or 4 or 8) => Integers(data, type, shape),
            _ => throw file.Corrupt($"{name} has elements of {type}; numbers would fit"),
        };
    }

    /// <summary>A vector of strings.</summary>
    /// <exception cref="KeyNotFoundException">No data set has the name.</exception>
    /// <exception cref="FileFormatException">The data set is no string vector, or it is corrupt.</exception>
    public ImmutableArray<string> Strings(string name)
    {
        var dataset = Find(name);
        int count = new Shape([.. dataset.Sizes]).Elements;
        byte[] data = dataset.Data(count);
        if (dataset.Type.Class == JldType.VariableLength) return [.. Enumerable.Range(0, count).Select(i => GlobalHeap.String(file, data.AsSpan(16 * i, 16)))];
        if (dataset.Type.Class != JldType.Text) throw file.Corrupt($"{name} has elements of {dataset.Type}; strings would fit");
        int size = dataset.Type.Size;
        return [.. Enumerable.Range(0, count).Select(i => System.Text.Encoding.UTF8.GetString(data, size * i, size).TrimEnd('\0'))];
    }

    private JldDataset Find(string name) => datasets.TryGetValue(name, out ulong address)
        ? JldDataset.Read(file, name, address)
        : throw new KeyNotFoundException($"Jld2: {file.Path} has no data set named {name}; {Fitting}.");

    private string Fitting => datasets.IsEmpty ? "it has none" : $"{string.Join(", ", datasets.Keys.Take(20))} would fit";

    private static Tensor Integers(byte[] data, JldType type, Shape shape)
    {
        var values = new double[shape.Elements];
        for (int i = 0; i < values.Length; i++) values[i] = type.Integer1(data.AsSpan(i * type.Size, type.Size));
        bool fit = Array.TrueForAll(values, v => v is >= int.MinValue and <= int.MaxValue);
        return fit ? Flux.Tensor.Of([.. values.Select(v => (int)v)], [.. shape]) : Flux.Tensor.Of(values, [.. shape]);
    }

    private const int DeepestNesting = 64;

    private static void List(JldFile file, ulong address, string prefix, ImmutableSortedDictionary<string, ulong>.Builder names, HashSet<ulong> seen, int depth)
    {
        // Groups may share members; a cycle of groups is no tree.
        if (depth > DeepestNesting || !seen.Add(address)) return;
        foreach (var message in ObjectHeader.Read(file, address).Where(m => m.Type == HeaderMessage.Link))
        {
            var (name, target) = message.Link(file);
            if (target is null || prefix.Length == 0 && name == "_types") continue;
            var header = ObjectHeader.Read(file, target.Value);
            if (header.Any(m => m.Type == HeaderMessage.Dataspace)) names[prefix + name] = target.Value;
            else List(file, target.Value, $"{prefix}{name}/", names, seen, depth + 1);
        }
    }
}
