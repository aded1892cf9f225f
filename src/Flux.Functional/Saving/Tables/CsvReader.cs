using System.Collections.Immutable;
using System.Text;
using nietras.SeparatedValues;

namespace Flux;

/// <summary>Reads a file of separated values by Sep, which finds the fields; what they hold, and whether they fit each other, is looked at here.</summary>
internal sealed class CsvReader(string path, char separator, bool header, IEnumerable<string> missing)
{
    /// <summary>Wider tables are refused: a line of separators alone would take a hundred times its bytes.</summary>
    private const int MostColumns = 1 << 16;

    private static readonly UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly HashSet<string> missing = new(missing, StringComparer.Ordinal);
    private readonly ImmutableArray<int>.Builder lines = ImmutableArray.CreateBuilder<int>();
    private ImmutableArray<string> names;
    private ColumnBuilder[] columns = [];

    /// <summary>A column that looked like numbers for long may turn out to be text: the file is then read once more.</summary>
    internal Table Read(IReadOnlyCollection<string> text)
    {
        var asText = new HashSet<string>(text, StringComparer.Ordinal);
        Pass(asText);
        foreach (string name in text)
        {
            if (!names.Contains(name)) throw Other($"no column is named {name}; {string.Join(", ", names.Take(20))} would fit");
        }
        while (Array.Exists(columns, column => column.IsSpoilt))
        {
            asText.UnionWith(names.Where((_, i) => columns[i].IsSpoilt));
            Pass(asText);
        }
        return new(path, names, columns.Select(column => column.Build()), lines.DrainToImmutable());
    }

    private void Pass(HashSet<string> asText)
    {
        int line = 1;
        lines.Clear();
        try
        {
            using var file = new StreamReader(path, strict);
            using var reader = Sep.New(separator).Reader(options => options with { HasHeader = false, DisableColCountCheck = true }).From(file);
            bool named = false;
            foreach (var row in reader)
            {
                // A line without anything is passed over; some write one at the end.
                if (row.ColCount > 1 || !row[0].Span.IsEmpty)
                {
                    if (!named) Name(row, asText);
                    if (named || !header) Add(row, line);
                    named = true;
                }
                line = row.LineNumberToExcl;
            }
            if (!named) throw Other("there are empty lines alone; names of columns, and rows under them, would fit");
        }
        catch (FormatException e)
        {
            throw Other($"line {line}: {e.Message}", e);
        }
        catch (DecoderFallbackException e)
        {
            throw Other($"after line {line}: bytes that are no UTF-8; a file saved as UTF-8 would fit", e);
        }
        catch (NotSupportedException e)
        {
            throw Other($"from line {line} on: a row without an end in sight; quotes that end, and rows of up to 8,388,608 characters, would fit", e);
        }
    }

    /// <summary>The names of the columns, from the first row.</summary>
    private void Name(SepReader.Row row, HashSet<string> asText)
    {
        if (row.ColCount > MostColumns) throw new FormatException($"{row.ColCount} columns; up to {MostColumns} would fit");
        string[] found = new string[row.ColCount];
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < found.Length; i++)
        {
            string name = header ? CsvField.Text(row[i].Span).ToString() : "";
            found[i] = name.Length > 0 ? name : $"Column{i}";
            if (!places.TryAdd(found[i], i))
            {
                throw new FormatException($"columns {places[found[i]]} and {i} are both named {found[i]}; distinct names would fit");
            }
        }
        names = [.. found];
        columns = [.. found.Select(name => new ColumnBuilder(asText.Contains(name)))];
    }

    private void Add(SepReader.Row row, int line)
    {
        // The quote of the last field may be why there are too few.
        if (row.ColCount != columns.Length)
        {
            _ = CsvField.Text(row[row.ColCount - 1].Span);
            throw new FormatException($"{row.ColCount} fields; {columns.Length} would fit, as in the first row");
        }
        var gaps = missing.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int i = 0; i < columns.Length; i++)
        {
            try
            {
                var text = CsvField.Text(row[i].Span);
                if (gaps.Contains(text)) columns[i].AddMissing();
                else columns[i].Add(text);
            }
            catch (FormatException e)
            {
                throw new FormatException($"column {names[i]}: {e.Message}", e);
            }
        }
        lines.Add(line);
    }

    private FileFormatException Other(string problem, Exception? inner = null) => new(path, $"{problem}.", inner);
}
