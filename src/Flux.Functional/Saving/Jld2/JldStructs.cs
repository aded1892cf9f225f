using System.Collections.Immutable;
using System.Numerics;

namespace Flux;

/// <summary>Values of Julia's own types: tuples, dictionaries, symbols, structs. What has no data is made up from its type's name alone.</summary>
internal sealed class JldStructs(JldReader reader, JldTypes types, JldElements elements)
{
    private const int DeepestType = 64, MostDigits = 10_000;

    internal JuliaValue Value(JldType type, ReadOnlySpan<byte> bytes, string name)
    {
        var (layout, julia) = (type.Layout, type.Julia!);
        if (layout.Class == Hdf5Class.Compound) return Compound(type, julia, bytes, name);
        var plain = layout.Class == Hdf5Class.Opaque ? null : elements.Plain(layout, bytes, name);
        return (julia.Name, plain) switch
        {
            ("Core.Symbol", JuliaString text) => new JuliaSymbol(text.Value),
            ("Core.Char", _) when layout.Size == 4 => JuliaChar.Of(bytes),
            ("Base.GMP.BigInt", JuliaString digits) when Base62(digits.Value) is { } integer => new JuliaInteger(integer, "BigInt"),
            (_, null) when julia.ShortName == "BFloat16" && layout.Size == 2 => NumberType.Of("BFloat16")!.Scalar(bytes),
            (_, null) when layout.Size <= 1 && bytes.IndexOfAnyExcept((byte)0) < 0 => Singleton(julia, name),
            (_, null) => new JuliaOpaque($"{julia}", [.. bytes]),
            ("Base.Dict" or "Base.IdDict" or "Base.ImmutableDict", _) => Dictionary(julia, plain!),
            _ => new JuliaStruct(julia, [new("1", plain!)]),
        };
    }

    /// <summary>A single value whose type stands beside it: a symbol is a string with that name.</summary>
    internal static JuliaValue Scalar(JuliaValue value, JuliaType? type) => (type?.Name, value) switch
    {
        ("Core.Symbol", JuliaString text) => new JuliaSymbol(text.Value),
        _ => value,
    };

    /// <summary>The one value of a type without data.</summary>
    internal JuliaValue Singleton(JuliaType type, string name, int depth = 0)
    {
        if (depth == DeepestType) return new JuliaStruct(type, []);
        reader.Charge(1, name);
        switch (type.Name)
        {
            case "Core.Nothing": return JuliaNothing.Value;
            case "Core.Tuple" or "Tuple": return new JuliaTuple([.. type.Parameters.Select(part => Part(part, name, depth))]);
            case "NTuple" when type.Parameters is [JuliaInteger length, var part]:
                reader.Charge(length.Value > long.MaxValue ? long.MaxValue : (long)length.Value, name);
                return new JuliaTuple([.. Enumerable.Repeat(Part(part, name, depth), (int)length.Value)]);
            case "Core.NamedTuple" or "NamedTuple" when Names(type) is { } names:
                var parts = Parts(type.Parameters[1]);
                return new JuliaNamedTuple([.. names.Select((n, i) => new JuliaField(n, Part(parts.ElementAtOrDefault(i), name, depth)))]);
            default: return new JuliaStruct(type, []);
        }
    }

    private JuliaValue Part(JuliaValue? type, string name, int depth = 0) =>
        type is JuliaType part ? Singleton(part, name, depth + 1) : JuliaUndefined.Value;

    private JuliaValue Compound(JldType type, JuliaType julia, ReadOnlySpan<byte> bytes, string name)
    {
        if (julia.Name is "Core.DataType" or "Core.UnionAll" && types.Described(type.Layout, bytes, name) is { } described) return described;
        var fields = elements.Fields(type.Layout, type, bytes, name);
        switch (julia.Name)
        {
            case "Core.Tuple" or "Tuple" or "NTuple": return new JuliaTuple([.. Tuple(julia, fields, name)]);
            case "Core.NamedTuple" or "NamedTuple":
                return new JuliaNamedTuple(Whole(Names(julia) ?? [], Parts(julia.Parameters.ElementAtOrDefault(1)), fields, name));
        }
        if (type.Written?.Name is "JLD2.SerializedDict" && fields.Length == 1) return Dictionary(julia, fields[0].Value);
        return new JuliaStruct(julia, Whole(type.FieldNames, [], fields, name));
    }

    /// <summary>All fields in the order of the type: those with data, and between them those without.</summary>
    private ImmutableArray<JuliaField> Whole(string[] names, ImmutableArray<JuliaValue> parts, ImmutableArray<JuliaField> fields, string name)
    {
        if (names.Length <= fields.Length) return fields;
        reader.Charge(names.Length, name);
        var found = new Dictionary<string, JuliaValue>(StringComparer.Ordinal);
        foreach (var field in fields) found.TryAdd(field.Name, field.Value);
        return [.. names.Select((n, i) => new JuliaField(n, found.GetValueOrDefault(n) ?? Part(parts.IsDefault ? null : parts.ElementAtOrDefault(i), name)))];
    }

    private IEnumerable<JuliaValue> Tuple(JuliaType type, ImmutableArray<JuliaField> fields, string name)
    {
        if (type.Name == "NTuple" || type.Parameters.Length <= fields.Length) return fields.Select(field => field.Value);
        string[] names = [.. Enumerable.Range(1, type.Parameters.Length).Select(i => $"{i}")];
        return Whole(names, type.Parameters, fields, name).Select(field => field.Value);
    }

    /// <summary>The names of a named tuple: the first parameter of its type, a tuple of symbols.</summary>
    private static string[]? Names(JuliaType type)
    {
        if (type.Parameters.Length < 2) return null;
        JuliaSymbol[] names = [.. type.Parameters[0].Members.Select(member => member.Value).OfType<JuliaSymbol>()];
        return names.Length == type.Parameters[0].Members.Count() ? [.. names.Select(name => name.Name)] : null;
    }

    /// <summary>The types of a tuple's members: NTuple says one for all.</summary>
    private static ImmutableArray<JuliaValue> Parts(JuliaValue? tuple) => tuple switch
    {
        JuliaType { Name: "NTuple", Parameters: [JuliaInteger length, var part] } when length.Value >= 0 && length.Value <= short.MaxValue =>
            [.. Enumerable.Repeat(part, (int)length.Value)],
        JuliaType type => type.Parameters,
        _ => [],
    };

    private static JuliaValue Dictionary(JuliaType type, JuliaValue pairs)
    {
        var found = pairs.Members.Select(member => member.Value.Members.Select(part => part.Value).ToArray()).ToArray();
        return found.All(pair => pair.Length == 2)
            ? new JuliaDict(type, [.. found.Select(pair => KeyValuePair.Create(pair[0], pair[1]))])
            : new JuliaStruct(type, [new("1", pairs)]);
    }

    /// <summary>JLD2.jl writes large integers as strings of digits, capitals and small letters; null for any other string.</summary>
    private static BigInteger? Base62(string text)
    {
        const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var value = BigInteger.Zero;
        foreach (char c in text.AsSpan().TrimStart('-'))
        {
            int digit = Digits.IndexOf(c);
            if (digit < 0 || text.Length > MostDigits) return null;
            value = value * Digits.Length + digit;
        }
        return text.StartsWith('-') ? -value : value;
    }
}
