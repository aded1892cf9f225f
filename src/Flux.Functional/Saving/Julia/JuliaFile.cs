using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Flux.Kernels;

namespace Flux;

/// <summary>
/// A file of named values that Julia wrote, open for reading: <see cref="Jld2.Open"/> makes one. Opening costs nothing that grows with the file; names and
/// values are read when they are asked for, arrays when their numbers are. What is one array in the file is one <see cref="JuliaTensor"/>, whatever its names.
/// </summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class JuliaFile
{
    private const int MostNamesShown = 20;
    private readonly IEnumerable<string> names;
    private readonly Func<string, JuliaValue?> find;

    /// <param name="path">The file.</param>
    /// <param name="names">The names of all values, read as they are asked for.</param>
    /// <param name="find">The value of a name, or of a part of one at a <c>/</c>; null where there is none.</param>
    internal JuliaFile(string path, IEnumerable<string> names, Func<string, JuliaValue?> find) => (Path, this.names, this.find) = (path, names, find);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The names of all values, those in groups as <c>group/name</c>.</summary>
    public IEnumerable<string> Names => names;

    /// <summary>
    /// A value by name. Names go on into values, by their <see cref="JuliaValue.Members"/>: <c>model_state/layers/1/weight</c>; a group is a named tuple.
    /// </summary>
    /// <exception cref="KeyNotFoundException">Nothing has the name; names that would fit are listed.</exception>
    /// <exception cref="FileFormatException">The value is damaged, or stored in a way that is not read.</exception>
    public JuliaValue this[string name]
    {
        get
        {
            if (find(name) is { } whole) return whole;
            for (int slash = name.LastIndexOf('/'); slash > 0; slash = name.LastIndexOf('/', slash - 1))
            {
                if (find(name[..slash]) is { } value) return Inside(value, name[..slash], name[(slash + 1)..]);
            }
            throw new KeyNotFoundException($"{Path} has no value named {name}; {Fitting(names)}.");
        }
    }

    /// <summary>The array, or single number, of a name as a tensor: see <see cref="JuliaTensor.Tensor"/>.</summary>
    /// <exception cref="KeyNotFoundException">Nothing has the name.</exception>
    /// <exception cref="FileFormatException">What has the name is no array of numbers, or it is damaged.</exception>
    public Tensor Tensor(string name) => this[name] switch
    {
        JuliaTensor x => x.Tensor(),
        JuliaReal { Type: "Float64" } real => Flux.Tensor.Of(real.Value),
        JuliaReal real => Flux.Tensor.Of((float)real.Value).Cast(Enum.Parse<DType>(real.Type)),
        JuliaInteger integer when BigInteger.Abs(integer.Value) <= int.MaxValue => Value.Upload(MemoryMarshal.AsBytes<int>([(int)integer.Value]), Device.Cpu,
            DType.Int32, Shape.Scalar),
        JuliaInteger integer when BigInteger.Abs(integer.Value) <= JuliaTensor.ExactInDouble => Flux.Tensor.Of((double)integer.Value),
        JuliaBool truth => Value.Upload(MemoryMarshal.AsBytes<bool>([truth.Value]), Device.Cpu, DType.Bool, Shape.Scalar),
        var value => throw new FileFormatException(Path, $"{name} is {Said(value)}; an array of numbers would fit."),
    };

    /// <summary>An array of strings.</summary>
    /// <exception cref="KeyNotFoundException">Nothing has the name.</exception>
    /// <exception cref="FileFormatException">What has the name is no array of strings, or it is damaged.</exception>
    public ImmutableArray<string> Strings(string name) => this[name] switch
    {
        JuliaString text => [text.Value],
        JuliaArray array when array.Items.All(item => item is JuliaString) => [.. array.Items.Select(item => ((JuliaString)item).Value)],
        var value => throw new FileFormatException(Path, $"{name} is {Said(value)}; an array of strings would fit."),
    };

    private static string Said(JuliaValue value) => value is JuliaTensor or JuliaArray ? $"an array, {value}" : $"{value}";

    private static JuliaValue Inside(JuliaValue value, string name, string rest)
    {
        foreach (string part in rest.Split('/'))
        {
            value = value.Members.FirstOrDefault(member => member.Name == part)?.Value
                ?? throw new KeyNotFoundException($"{name} has no part {part}; {Fitting(value.Members.Select(m => m.Name))}.");
            name = $"{name}/{part}";
        }
        return value;
    }

    private static string Fitting(IEnumerable<string> names)
    {
        string[] shown = [.. names.Take(MostNamesShown + 1)];
        return shown.Length == 0 ? "it has none" : $"{string.Join(", ", shown.Take(MostNamesShown))}{(shown.Length > MostNamesShown ? ", …" : "")} would fit";
    }
}
