using System.Collections.Immutable;

namespace Flux;

/// <summary>A column while it is read: of numbers until a value is none.</summary>
internal sealed class ColumnBuilder(bool isText)
{
    /// <summary>As many different texts of a column are kept once each, however often they occur; categories are few.</summary>
    private const int Pooled = 1024;

    private readonly ImmutableArray<double>.Builder numbers = ImmutableArray.CreateBuilder<double>();
    private readonly ImmutableArray<string?>.Builder texts = ImmutableArray.CreateBuilder<string?>();
    private readonly HashSet<string> pool = new(StringComparer.Ordinal);

    /// <summary>Whether it was read as numbers, and has a value that is none: what came before is lost, and the file is to be read again.</summary>
    internal bool IsSpoilt { get; private set; }

    internal void Add(ReadOnlySpan<char> text)
    {
        if (isText) texts.Add(Once(text));
        else if (!IsSpoilt && CsvField.IsNumber(text, out double number)) numbers.Add(number);
        else IsSpoilt = true;
    }

    internal void AddMissing()
    {
        if (isText) texts.Add(null);
        else numbers.Add(double.NaN);
    }

    internal Column Build() => isText ? new TextColumn(texts.DrainToImmutable()) : new NumberColumn(numbers.DrainToImmutable());

    private string Once(ReadOnlySpan<char> text)
    {
        var lookup = pool.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out string? known)) return known;
        string value = text.ToString();
        if (pool.Count < Pooled) pool.Add(value);
        return value;
    }
}
