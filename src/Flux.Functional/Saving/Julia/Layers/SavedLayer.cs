using System.Collections.Immutable;
using System.Numerics;

namespace Flux;

/// <summary>A struct of Flux.jl that becomes a layer: its fields by name, each as what a layer here takes.</summary>
internal sealed class SavedLayer(ModelReader reader, LayerReader row, JuliaStruct saved, string place)
{
    /// <summary>Julia's type.</summary>
    internal JuliaType Type => saved.Type;

    /// <summary>The layer.</summary>
    /// <exception cref="FileFormatException">The fields are not those of such a layer.</exception>
    internal ILayer Read()
    {
        if (!row.Fits(saved)) throw Unfit($"has {saved.Fields.Length} fields; {row.Listed} would fit");
        try
        {
            return row.Read(this);
        }
        catch (ArgumentException e)
        {
            throw Unfit($"has numbers that do not fit ({e.Message})");
        }
    }

    /// <summary>A field; null where there is none, or nothing in it.</summary>
    internal JuliaValue? Field(string name) => row.Field(saved, name)?.Value is { } value and not (JuliaNothing or JuliaUndefined) ? value : null;

    /// <summary>A tensor of so many dimensions.</summary>
    internal Tensor Tensor(string name, int least, int most)
    {
        if (Field(name) is not { } value) throw Unfit($"has no {name}; an array of floating-point numbers would fit");
        var x = Array(name, value);
        return x.Rank >= least && x.Rank <= most ? x : throw Unfit(
            $"has a {name} of shape {x.Shape}; {(least == most ? $"{least}" : $"{least} to {most}")} dimensions would fit");
    }

    /// <summary>A tensor of so many elements, as a vector, that may be absent: nothing, false, or Flux's Zeros in older files.</summary>
    internal Tensor? Vector(string name, int elements)
    {
        if (Field(name) is not { } value || value is JuliaBool { Value: false } or JuliaStruct { Type.ShortName: "Zeros" }) return null;
        var x = Array(name, value);
        if (x.Shape.Elements != elements) throw Unfit($"has a {name} of shape {x.Shape}; {elements} elements would fit");
        return x.Rank == 1 ? x : x.Reshape(elements);
    }

    /// <summary>A tensor from a value of a field.</summary>
    internal Tensor Array(string name, JuliaValue value) =>
        reader.Arrays.Of(value, out string problem) ?? throw Unfit($"has {problem} as its {name}; an array of floating-point numbers would fit");

    /// <summary>
    /// An elementwise function. JLD2.jl stores no data for a function, which is a parameter of the layer's type then.
    /// </summary>
    internal Func<Tensor, Tensor> Activation(string name)
    {
        var value = Function(name);
        return SavedFunctions.Activation(value) ?? throw Unfit($"has {ModelReader.Said(value)}, as its {name}; an activation of NNlib would fit");
    }

    /// <summary>A function, which is a field, or where it has no data a parameter of the type.</summary>
    internal JuliaValue Function(string name, bool last = false)
    {
        if (Field(name) is { } value) return value;
        var functions = saved.Type.Parameters.OfType<JuliaType>().Where(SavedFunctions.IsFunction);
        return (last ? functions.LastOrDefault() : functions.FirstOrDefault()) is { } type
            ? new JuliaStruct(type, [])
            : throw Unfit($"has no {name}; a function would fit");
    }

    /// <summary>A whole number, at least of a size.</summary>
    internal int Integer(string name, int least, int? otherwise = null)
    {
        if (Field(name) is not { } value) return otherwise ?? throw Unfit($"has no {name}; a number of {least} or more would fit");
        return Whole(name, value, least);
    }

    /// <summary>A number.</summary>
    internal double Number(string name, double otherwise) => Field(name) switch
    {
        null => otherwise,
        JuliaReal real => real.Value,
        JuliaInteger integer when BigInteger.Abs(integer.Value) <= int.MaxValue => (double)integer.Value,
        var value => throw Unfit($"has {value} as its {name}; a number would fit"),
    };

    /// <summary>Whether a field says so.</summary>
    internal bool Truth(string name, bool otherwise) => Field(name) switch
    {
        null => otherwise,
        JuliaBool truth => truth.Value,
        var value => throw Unfit($"has {value} as its {name}; true or false would fit"),
    };

    /// <summary>Whole numbers, one or several, at least of a size.</summary>
    internal ImmutableArray<int> Integers(string name, int least) => Field(name) switch
    {
        null => [],
        JuliaTuple tuple => [.. tuple.Items.Select(item => Whole(name, item, least))],
        var value => [Whole(name, value, least)],
    };

    /// <summary>Sizes in as many dimensions; the default where there are none, or all are what an operation does without.</summary>
    internal Dims Dims(string name, int dimensions, ImmutableArray<int> without)
    {
        var sizes = Integers(name, 1);
        if (!sizes.IsEmpty && sizes.Length != dimensions) throw Unfit($"has {sizes.Length} numbers as its {name}; {dimensions} would fit");
        return sizes.IsEmpty || sizes.SequenceEqual(without) ? default : sizes.Distinct().Count() == 1 ? sizes[0] : Flux.Dims.Of([.. sizes]);
    }

    /// <summary>Padding in as many dimensions: a number for each, or in later versions one for each end of each.</summary>
    internal Pad Pad(string name, int dimensions)
    {
        var amounts = Integers(name, 0);
        if (!amounts.IsEmpty && amounts.Length != dimensions && amounts.Length != 2 * dimensions)
        {
            throw Unfit($"has {amounts.Length} numbers as its {name}; {dimensions} or {2 * dimensions} would fit");
        }
        if (amounts.Distinct().Count() <= 1) return amounts.IsEmpty ? 0 : amounts[0];
        bool isEven = amounts.Length == 2 * dimensions && Enumerable.Range(0, dimensions).All(i => amounts[2 * i] == amounts[2 * i + 1]);
        return Flux.Pad.Of([.. isEven ? amounts.Where((_, i) => i % 2 == 0) : amounts]);
    }

    /// <summary>The layer in a field.</summary>
    internal ILayer Layer(string name) => row.Field(saved, name) is { } field
        ? reader.Layer(field.Value, $"{place}/{field.Name}")
        : throw Unfit($"has no {name}; a layer would fit");

    /// <summary>The layers in a field, a tuple, named tuple or vector, and their names if they have any.</summary>
    internal (ImmutableArray<ILayer> Layers, ImmutableArray<string> Names) Layers(string name)
    {
        var field = row.Field(saved, name) ?? Made(name);
        if (field.Value is not (JuliaTuple or JuliaNamedTuple or JuliaArray))
        {
            throw Unfit($"has {field.Value} as its {name}; a tuple, named tuple or vector of layers would fit");
        }
        var layers = field.Value.Members.Select(part => reader.Layer(part.Value, $"{place}/{field.Name}/{part.Name}")).ToImmutableArray();
        ImmutableArray<string> names = field.Value is JuliaNamedTuple ? [.. field.Value.Members.Select(part => part.Name)] : [];
        if (names.Distinct().Count() < names.Length) throw Unfit($"has two layers of one name; distinct names would fit");
        return (layers, names);
    }

    internal FileFormatException Unfit(string problem) => reader.Unfit(place, $"({saved.Type.Name}) {problem}");

    /// <summary>Layers none of which has data: JLD2.jl stores nothing but their types.</summary>
    private JuliaField Made(string name) => saved.Type.Parameters.OfType<JuliaType>().FirstOrDefault(type => type.ShortName == "Tuple") is { } types
        ? new(name, new JuliaTuple([.. types.Parameters.OfType<JuliaType>().Select(type => new JuliaStruct(type, []))]))
        : throw Unfit($"has no {name}; layers would fit");

    private int Whole(string name, JuliaValue value, int least) => value is JuliaInteger integer && integer.Value >= least && integer.Value <= int.MaxValue
        ? (int)integer.Value
        : throw Unfit($"has {value} among its {name}; whole numbers of {least} or more would fit");
}
