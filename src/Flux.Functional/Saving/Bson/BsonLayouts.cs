using System.Collections.Immutable;

namespace Flux;

/// <summary>The layouts of the types of a file, each found once.</summary>
internal sealed class BsonLayouts
{
    private const int MostParts = 1000, CharSize = 4;
    private readonly Dictionary<JuliaType, BsonBits?> known = [];

    /// <summary>The layout of a type; null where it does not follow from the name.</summary>
    internal BsonBits? Of(JuliaType type)
    {
        if (!known.TryGetValue(type, out var bits)) known[type] = bits = Found(type);
        return bits;
    }

    private BsonBits? Found(JuliaType type)
    {
        if (type.Name.StartsWith("Core.", StringComparison.Ordinal) || type.ShortName == "BFloat16")
        {
            if (NumberType.Of(type.ShortName) is { } number) return new(type, number);
        }
        switch (type.Name)
        {
            case "Core.Char": return new(type, CharSize);
            case "Core.Nothing": return new(type, 0);
            case "Base.Complex" when type.Parameters is [JuliaType part] && Of(part) is { Number: { } number, Pairs: false } bits:
                return new(type, [bits, bits], [], number);
            case "Core.Tuple": return Tuple(type, type.Parameters, []);
            case "Core.NamedTuple" when BsonStructs.Names(type) is { } names && type.Parameters[1] is JuliaType { Name: "Core.Tuple" } tuple
                && tuple.Parameters.Length == names.Length:
                return Tuple(type, tuple.Parameters, [.. names]);
            default: return null;
        }
    }

    private BsonBits? Tuple(JuliaType type, ImmutableArray<JuliaValue> types, ImmutableArray<string> names)
    {
        var bits = ImmutableArray.CreateBuilder<BsonBits>();
        int values = 1;
        foreach (var part in types)
        {
            if (part is not JuliaType named || Of(named) is not { } found || (values += found.Values) > MostParts) return null;
            bits.Add(found);
        }
        return new(type, bits.ToImmutable(), names);
    }
}
