using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>
/// Names and values of a file of BSON.jl: documents with a tag are what Julia's objects were lowered to, all others are dictionaries. What the file has once
/// and refers to from several places becomes one value.
/// </summary>
internal sealed class BsonValues
{
    private const int DeepestNesting = 500, ValuesPerByte = 4, SpareValues = 100_000, MostShown = 200;
    private readonly string path;
    private readonly long bytes;
    private readonly Dictionary<string, object?> document;
    private readonly List<object?> shared;
    private readonly JuliaValue?[] read;
    private readonly bool[] open;
    private readonly Dictionary<string, JuliaValue> named = new(StringComparer.Ordinal);
    private readonly List<(string? Name, int Index)> way = [];
    private readonly Lock reading = new();
    private readonly BsonArrays arrays;
    private readonly BsonStructs structs;
    private long valuesLeft;

    internal BsonValues(string path, long bytes, Dictionary<string, object?> document)
    {
        (this.path, this.bytes, this.document) = (path, bytes, document);
        shared = document.GetValueOrDefault(SharedArrays.Name) switch
        {
            null => [],
            List<object?> list => list,
            _ => throw new FileFormatException(path, $"{SharedArrays.Name} is no list; a list of what is referred to would fit."),
        };
        (read, open) = (new JuliaValue?[shared.Count], new bool[shared.Count]);
        arrays = new(this);
        structs = new(this, arrays);
        valuesLeft = bytes * ValuesPerByte + SpareValues;
    }

    internal string Path => path;

    internal BsonLayouts Layouts { get; } = new();

    /// <summary>The value of a name; null where there is none.</summary>
    internal JuliaValue? Find(string name)
    {
        lock (reading)
        {
            if (name == SharedArrays.Name || !document.TryGetValue(name, out object? lowered)) return null;
            if (named.TryGetValue(name, out var known)) return known;
            way.Clear();
            return named[name] = Part(lowered, name);
        }
    }

    /// <summary>A part of the value that is being read, under its name or its number.</summary>
    internal JuliaValue Part(object? lowered, string? name, int index = 0)
    {
        if (way.Count == DeepestNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Unfit($"nests {way.Count} deep and more; less deep, up to {DeepestNesting}, would fit");
        }
        way.Add((name, index));
        var value = Value(lowered);
        way.RemoveAt(way.Count - 1);
        return value;
    }

    /// <summary>The parts of a list.</summary>
    internal ImmutableArray<JuliaValue> Parts(List<object?> list)
    {
        Charge(list.Count);
        var parts = ImmutableArray.CreateBuilder<JuliaValue>(list.Count);
        for (int i = 0; i < list.Count; i++) parts.Add(Part(list[i], null, i + 1));
        return parts.MoveToImmutable();
    }

    /// <summary>A type; those that are used twice are referred to.</summary>
    internal JuliaType Type(object? lowered) => Part(lowered, "type") as JuliaType ?? throw Unfit("has something else for its type; a datatype would fit");

    /// <summary>Counts values made: a file of a size holds only so many, unless it names the same ones again and again.</summary>
    internal void Charge(long values)
    {
        if ((valuesLeft -= values) < 0) throw Unfit($"has more values than a file of {bytes} bytes can hold");
    }

    internal FileFormatException Unfit(string problem) => new(path, $"{Place()} {problem}.");

    /// <summary>The way to what is being read, or its end where it is long.</summary>
    internal string Place()
    {
        string place = "";
        for (int i = way.Count - 1; i >= 0; i--)
        {
            string part = way[i].Name ?? $"[{way[i].Index}]";
            if (place.Length + part.Length > MostShown) return $"…/{place}";
            place = place.Length == 0 ? part : $"{part}/{place}";
        }
        return place;
    }

    private JuliaValue Value(object? lowered)
    {
        switch (lowered)
        {
            case null: return JuliaNothing.Value;
            case bool truth: return new JuliaBool(truth);
            case int integer: return new JuliaInteger(integer, "Int32");
            case long integer: return new JuliaInteger(integer, "Int64");
            case double real: return new JuliaReal(real, "Float64");
            case string text: return new JuliaString(text);
            case ReadOnlyMemory<byte> data: return arrays.Bytes(data);
            case List<object?> list: return new JuliaArray(new(list.Count), Parts(list));
            default: return Tagged((Dictionary<string, object?>)lowered);
        }
    }

    private JuliaValue Tagged(Dictionary<string, object?> lowered)
    {
        switch (lowered.GetValueOrDefault("tag"))
        {
            case "array": return arrays.Array(lowered);
            case "struct": return structs.Struct(lowered);
            case "backref": return Reference(lowered.GetValueOrDefault("ref"));
            case "tuple" or "svec": return new JuliaTuple(Parts(List(lowered, "data")));
            case "symbol": return new JuliaSymbol(lowered.GetValueOrDefault("name") as string ?? throw Unfit("is a symbol without a name"));
            case "datatype": return new JuliaType(Name(List(lowered, "name")), Parameters(lowered.GetValueOrDefault("params")));
            case "unionall":
                return new JuliaType("Core.UnionAll", [Part(lowered.GetValueOrDefault("body"), "body"), Part(lowered.GetValueOrDefault("var"), "var")]);
            case "jl_bottom_type": return new JuliaType("Core.Union{}", []);
            // Behind these names is code of one version of Julia.
            case "jl_anonymous": return new JuliaType("anonymous function", []);
            case "ref": return new JuliaOpaque($"the module {Name(List(lowered, "path"))}", []);
            default: return structs.Symbols(lowered);
        }
    }

    /// <summary>The list under a name.</summary>
    internal List<object?> List(Dictionary<string, object?> lowered, string name) =>
        lowered.GetValueOrDefault(name) as List<object?> ?? throw Unfit($"is a {lowered["tag"]} without a list of its {name}");

    /// <summary>Parameters of a type are a list, or an array where all of them are integers.</summary>
    private ImmutableArray<JuliaValue> Parameters(object? lowered) => lowered switch
    {
        null => [],
        List<object?> list => Parts(list),
        _ => arrays.Items(Part(lowered, "params")),
    };

    /// <summary>Modules and name with dots between them. Older files, and parts of newer ones, begin with the module Main at things of others.</summary>
    private string Name(List<object?> names)
    {
        int first = names is ["Main", _, _, ..] ? 1 : 0;
        return names.Count > 0 && names.TrueForAll(name => name is string)
            ? string.Join('.', names.Skip(first))
            : throw Unfit("has something else for its name; a list of modules and a name would fit");
    }

    /// <summary>What is referred to, one value for all places; one that is still being read holds itself.</summary>
    private JuliaValue Reference(object? number)
    {
        long place = number is long or int ? Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture) : 0;
        if (place < 1 || place > shared.Count) throw Unfit($"refers to value {number ?? "unknown"} of {shared.Count}; 1 to {shared.Count} would fit");
        int i = (int)place - 1;
        if (read[i] is { } known) return known;
        if (open[i]) return new JuliaCycle(() => read[i]!);
        open[i] = true;
        try
        {
            var value = Part(shared[i], SharedArrays.Name, i);
            return read[i] = value is JuliaCycle ? throw Unfit($"refers to value {place}, which is itself only a reference to it") : value;
        }
        finally
        {
            open[i] = false;
        }
    }
}
