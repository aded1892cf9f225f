using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>An integer of any size, exact.</summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class JuliaInteger : JuliaValue
{
    internal JuliaInteger(BigInteger value, string type) => (Value, Type) = (value, type);

    /// <summary>The number.</summary>
    public BigInteger Value { get; }

    /// <summary>Julia's type, such as Int64.</summary>
    public string Type { get; }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A floating-point number.</summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class JuliaReal : JuliaValue
{
    internal JuliaReal(double value, string type) => (Value, Type) = (value, type);

    /// <summary>The number, exact: no type of Julia's has more bits.</summary>
    public double Value { get; }

    /// <summary>Julia's type, such as Float32.</summary>
    public string Type { get; }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>True or false.</summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class JuliaBool : JuliaValue
{
    internal JuliaBool(bool value) => Value = value;

    /// <summary>Which of the two.</summary>
    public bool Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value ? "true" : "false";
}

/// <summary>One character.</summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class JuliaChar : JuliaValue
{
    internal JuliaChar(string value) => Value = value;

    /// <summary>The character: one code point.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public override string ToString() => $"'{Value}'";

    /// <summary>Julia keeps a character as its UTF-8 bytes, the first one highest.</summary>
    internal static JuliaChar Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> utf8 = [bytes[3], bytes[2], bytes[1], bytes[0]];
        int length = utf8.Length;
        while (length > 1 && utf8[length - 1] == 0) length--;
        return new(Encoding.UTF8.GetString(utf8[..length]));
    }
}

/// <summary>A string.</summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class JuliaString : JuliaValue
{
    internal JuliaString(string value) => Value = value;

    /// <summary>Its text.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public override string ToString() => $"\"{Value}\"";
}

/// <summary>A symbol, <c>:name</c> in Julia.</summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class JuliaSymbol : JuliaValue
{
    internal JuliaSymbol(string name) => Name = name;

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => $":{Name}";
}

/// <summary>Julia's <c>nothing</c>.</summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class JuliaNothing : JuliaValue
{
    private JuliaNothing() { }

    internal static JuliaNothing Value { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "nothing";
}

/// <summary>A field or element that was never set, <c>#undef</c> in Julia.</summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class JuliaUndefined : JuliaValue
{
    private JuliaUndefined() { }

    internal static JuliaUndefined Value { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "#undef";
}
