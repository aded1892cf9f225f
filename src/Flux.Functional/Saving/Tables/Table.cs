using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>
/// Named columns of one length, as <see cref="Data.Csv"/> reads them. Tensors of them have features first and rows last, as every data set here.
/// Rows count from 0; errors also name the line of the file.
/// </summary>
[JsonConverter(typeof(BsonOnly))]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed class Table
{
    private const string Numeric = "a number, or a text that Data.Csv(path, missing: [...]) takes for a missing value,";

    private readonly string path;
    private readonly ImmutableArray<int> lines;
    private readonly FrozenDictionary<string, Column> columns;

    /// <param name="path">Where it was read.</param>
    /// <param name="names">Distinct.</param>
    /// <param name="columns">As many as names.</param>
    /// <param name="lines">The line that every row begins in.</param>
    internal Table(string path, ImmutableArray<string> names, IEnumerable<Column> columns, ImmutableArray<int> lines)
    {
        (this.path, this.lines, Names) = (path, lines, names);
        this.columns = names.Zip(columns).ToFrozenDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    /// <summary>The names of the columns, as they follow in the file.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The number of rows.</summary>
    public int Rows => lines.Length;

    /// <summary>A column.</summary>
    /// <exception cref="KeyNotFoundException">No column has the name.</exception>
    public Column this[string name] => columns.TryGetValue(name, out var column)
        ? column
        : throw new KeyNotFoundException($"Table: {path} has no column named {name}; {string.Join(", ", Names.Take(20))} would fit.");

    /// <summary>Columns of numbers as Float32: (columns × rows), in the order of the names.</summary>
    /// <exception cref="KeyNotFoundException">No column has one of the names.</exception>
    /// <exception cref="FileFormatException">A column holds text, or a value is missing; the message names the row.</exception>
    public Tensor Numbers(params string[] names) => Tensor(names, missing: null);

    /// <summary>The same with a number for every missing value, NaN if they are to be imputed.</summary>
    /// <exception cref="KeyNotFoundException">No column has one of the names.</exception>
    /// <exception cref="FileFormatException">A column holds text.</exception>
    public Tensor Numbers(IReadOnlyList<string> names, double missing) => Tensor(names, missing);

    /// <summary>A column of text.</summary>
    /// <exception cref="KeyNotFoundException">No column has the name.</exception>
    /// <exception cref="FileFormatException">It holds numbers, or a value is missing; the message names the row.</exception>
    public ImmutableArray<string> Text(string name)
    {
        var values = Texts(name);
        int gap = values.IndexOf(null);
        return gap < 0 ? [.. values.Select(value => value!)] : throw Missing(name, gap, values.Count(value => value is null), "Text(name, missing)");
    }

    /// <summary>The same with a text for every missing value.</summary>
    /// <exception cref="KeyNotFoundException">No column has the name.</exception>
    /// <exception cref="FileFormatException">It holds numbers.</exception>
    public ImmutableArray<string> Text(string name, string missing) => [.. Texts(name).Select(value => value ?? missing)];

    /// <summary>The rows in which none of these columns misses a value; none of any column, if no name is given.</summary>
    /// <exception cref="KeyNotFoundException">No column has one of the names.</exception>
    public Table Complete(params string[] names)
    {
        Column[] asked = [.. (names.Length == 0 ? (IEnumerable<string>)Names : names).Select(name => this[name])];
        int[] rows = [.. Enumerable.Range(0, Rows).Where(row => !Array.Exists(asked, column => column.IsMissing(row)))];
        return new(path, Names, Names.Select(name => this[name].Pick(rows)), [.. rows.Select(row => lines[row])]);
    }

    /// <summary>The columns, each with what it holds and how many of its values are missing.</summary>
    public override string ToString() => $"Table of {Rows} rows: " + string.Join(", ", Names.Select(name =>
    {
        int gaps = Enumerable.Range(0, Rows).Count(this[name].IsMissing);
        return $"{name} ({(this[name] is NumberColumn ? "numbers" : "text")}{(gaps > 0 ? $", {gaps} missing" : "")})";
    }));

    private Tensor Tensor(IReadOnlyList<string> names, double? missing)
    {
        var shape = Shape.Of("Table.Numbers", names.Count, Rows);
        float[] all = new float[shape.Elements];
        for (int i = 0; i < names.Count; i++)
        {
            var values = Doubles(names[i]);
            for (int row = 0; row < values.Length; row++)
            {
                double value = values[row];
                if (double.IsNaN(value))
                {
                    value = missing ?? throw Missing(names[i], row, values.Count(double.IsNaN), $"Numbers(names, missing), or {nameof(Complete)}()");
                }
                all[row * names.Count + i] = (float)value;
            }
        }
        return Flux.Tensor.Of(all, shape);
    }

    private ImmutableArray<double> Doubles(string name)
    {
        if (this[name] is NumberColumn { Values: var numbers }) return numbers;
        var texts = Texts(name);
        int row = 0;
        while (row < texts.Length && (texts[row] is null || CsvField.IsNumber(texts[row], out _))) row++;
        throw new FileFormatException(path, row == texts.Length
            ? $"column {name} was asked for as text; Text(name) would fit."
            : $"{At(row)}, column {name}: {CsvField.Quoted(texts[row])} is no number; {Numeric} would fit.");
    }

    private ImmutableArray<string?> Texts(string name) => this[name] is TextColumn { Values: var texts }
        ? texts
        : throw new FileFormatException(path, $"column {name} holds numbers; Numbers(name), or Data.Csv(path, text: [name]), would fit.");

    private FileFormatException Missing(string name, int row, int count, string fitting) =>
        new(path, $"{At(row)}, column {name}: the value is missing{(count > 1 ? $", the first of {count}" : "")}; {fitting} would fit.");

    private string At(int row) => $"row {row} (line {lines[row]})";
}
