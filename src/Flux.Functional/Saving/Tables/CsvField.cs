using System.Buffers;
using System.Globalization;

namespace Flux;

/// <summary>One field of a file of separated values, as it stands there.</summary>
internal static class CsvField
{
    /// <summary>Integers from here on may be read as their neighbours: they stay text.</summary>
    private const double Exact = 1L << 53;

    private static readonly SearchValues<char> integral = SearchValues.Create("0123456789+- ");

    /// <summary>As many characters of a field as a message quotes.</summary>
    private const int Told = 40;

    /// <summary>A number as it is written in English, whatever the machine's culture: a point before decimals, none between thousands.</summary>
    internal static bool IsNumber(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        && (Math.Abs(value) < Exact || text.ContainsAnyExcept(integral));

    /// <summary>The text between the quotes, doubled ones being one; all of it where there are none.</summary>
    /// <exception cref="FormatException">Quotes that do not end, or that stand elsewhere than around the field.</exception>
    internal static ReadOnlySpan<char> Text(ReadOnlySpan<char> raw)
    {
        int quotes = raw.Count('"');
        if (quotes == 0) return raw;
        if (quotes % 2 != 0) throw new FormatException($"the quote of {Quoted(raw)} never ends; a quote at both ends would fit");
        var inner = raw.Length >= 2 ? raw[1..^1] : raw;
        if (raw[0] == '"' && raw[^1] == '"')
        {
            if (quotes == 2) return inner;
            string once = inner.ToString().Replace("\"\"", "\"", StringComparison.Ordinal);
            if (once.AsSpan().Count('"') == (quotes - 2) / 2) return once;
        }
        throw new FormatException($"{Quoted(raw)} has a quote inside; quotes around the field, and those inside doubled, would fit");
    }

    /// <summary>A field for a message.</summary>
    internal static string Quoted(ReadOnlySpan<char> text) => text.Length <= Told ? $"\"{text}\"" : $"\"{text[..Told]}...\"";
}
