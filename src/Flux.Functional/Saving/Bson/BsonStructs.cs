using System.Collections.Immutable;

namespace Flux;

/// <summary>Structs as BSON.jl lowers them: a type and its fields in order, without names; and the kinds of values that are structs to Julia.</summary>
internal sealed class BsonStructs(BsonValues values, BsonArrays arrays)
{
    private static readonly JuliaType symbols = new("Base.Dict", [new JuliaType("Core.Symbol", []), new JuliaType("Core.Any", [])]);

    internal JuliaValue Struct(Dictionary<string, object?> lowered)
    {
        var type = values.Type(lowered.GetValueOrDefault("type"));
        switch (lowered.GetValueOrDefault("data"))
        {
            case ReadOnlyMemory<byte> bits when values.Layouts.Of(type) is { } known:
                values.Charge(known.Values);
                return known.Size == bits.Length ? known.Value(bits.Span) : throw values.Unfit($"is a {type} of {bits.Length} bytes; {known.Size} would fit");
            case ReadOnlyMemory<byte> bits: return new JuliaOpaque($"{type}", [.. bits.Span]);
            case List<object?> data: return Fields(type, data);
            case var other: throw values.Unfit($"is a {type} with {(other is null ? "no data" : "something else for its data")}; a list of fields would fit");
        }
    }

    /// <summary>A document without a tag: a dictionary whose keys are symbols.</summary>
    internal JuliaValue Symbols(Dictionary<string, object?> lowered)
    {
        values.Charge(lowered.Count);
        return new JuliaDict(symbols, [.. lowered.Select(pair =>
            KeyValuePair.Create<JuliaValue, JuliaValue>(new JuliaSymbol(pair.Key), values.Part(pair.Value, pair.Key)))]);
    }

    private JuliaValue Fields(JuliaType type, List<object?> data)
    {
        if (type.Name == "BSON.Undef") return JuliaUndefined.Value;
        var fields = values.Parts(data);
        switch (type.Name)
        {
            case "Core.Tuple": return new JuliaTuple(fields);
            case "Core.NamedTuple" when Names(type) is { } names && names.Length == fields.Length:
                return new JuliaNamedTuple([.. names.Zip(fields, (name, field) => new JuliaField(name, field))]);
            case "Base.Dict" or "Base.IdDict" or "Core.IdDict" when fields.Length == 2: return Pairs(type, arrays.Items(fields[0]), arrays.Items(fields[1]));
            default: return new JuliaStruct(type, [.. fields.Select((field, i) => new JuliaField($"{i + 1}", field))]);
        }
    }

    private JuliaDict Pairs(JuliaType type, ImmutableArray<JuliaValue> keys, ImmutableArray<JuliaValue> items) => keys.Length == items.Length
        ? new(type, [.. keys.Zip(items, KeyValuePair.Create)])
        : throw values.Unfit($"is a {type} of {keys.Length} keys and {items.Length} values");

    /// <summary>The names of a named tuple: the first parameter of its type, a tuple of symbols.</summary>
    internal static string[]? Names(JuliaType type) => type.Parameters is [JuliaTuple names, _] && names.Items.All(name => name is JuliaSymbol)
        ? [.. names.Items.Select(name => ((JuliaSymbol)name).Name)]
        : null;
}
