using System.Globalization;
using System.Text;
using Xunit;

namespace Flux.Properties.Saving;

using Data = Flux.Data;

/// <summary>Files of separated values: what is written is read, and what does not fit is named by line and column.</summary>
public sealed class TableFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Written(string text, Encoding? encoding = null)
    {
        string path = Path.Combine(folder, "table.csv");
        File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
        return path;
    }

    private Table Read(string text) => Data.Csv(Written(text));

    private string Refused(string text, Action<Table>? use = null)
    {
        string message = Assert.Throws<FileFormatException>(() => (use ?? (_ => { }))(Read(text))).Message;
        return message[(folder.Length + "/table.csv: ".Length)..];
    }

    private static string[] Shown(Column column) => column switch
    {
        NumberColumn { Values: var numbers } => [.. numbers.Select(v => v.ToString("R", CultureInfo.InvariantCulture))],
        TextColumn { Values: var texts } => [.. texts.Select(v => v ?? "-")],
        _ => [],
    };

    [Fact]
    public void Columns_are_of_numbers_or_text_and_tensors_have_rows_last()
    {
        var table = Read("size,name,\"mass, kg\"\r\n1.5,a,-3e2\r\n2,\"b \"\"x\"\",\r\ny\",4\r\n\r\n3,,5\r\n");
        Assert.Equal(["size", "name", "mass, kg"], table.Names.ToArray());
        Assert.Equal(3, table.Rows);
        Assert.Equal(["a", "b \"x\",\r\ny", "-"], Shown(table["name"]));
        var x = table.Numbers("mass, kg", "size");
        Assert.Equal(new Shape(2, 3), x.Shape);
        Assert.Equal([-300f, 1.5f, 4, 2, 5, 3], x.ToArray());
        Assert.Equal("Table of 3 rows: size (numbers), name (text, 1 missing), mass, kg (numbers)", table.ToString());
    }

    /// <summary>The field, and what becomes of a column of it and a 1: its values, numbers first.</summary>
    [Theory]
    [InlineData("1.5", "1.5"), InlineData(" 2 ", "2"), InlineData("-3e2", "-300"), InlineData("\"4\"", "4"), InlineData("", "NaN"), InlineData("NA", "NaN")]
    [InlineData("nan", "NaN"), InlineData("Infinity", "Infinity"), InlineData("-9007199254740991", "-9007199254740991"), InlineData("1e300", "1E+300")]
    [InlineData("1,5", "text 1,5"), InlineData("9007199254740993", "text 9007199254740993"), InlineData("true", "text true"), InlineData("1 000", "text 1 000")]
    [InlineData("0x10", "text 0x10"), InlineData("N/A", "text N/A"), InlineData("ä", "text ä")]
    public void A_column_is_of_numbers_where_every_value_is_one(string field, string expected)
    {
        foreach (string text in (string[])[$"x;y\n{field};1\n1;1\n", $"x;y\n1;1\n{field};1"])
        {
            var column = Data.Csv(Written(text), separator: ';')["x"];
            Assert.Contains(expected, Shown(column).Select(value => column is TextColumn ? $"text {value}" : value));
        }
    }

    [Fact]
    public void Separators_headers_gaps_and_types_are_chosen()
    {
        string path = Written("7|x|-\n08|NA|2\n");
        var table = Data.Csv(path, separator: '|', header: false, missing: ["-"], text: ["Column0"]);
        Assert.Equal(["Column0", "Column1", "Column2"], table.Names.ToArray());
        Assert.Equal(["7", "08"], table.Text("Column0").ToArray());
        Assert.Equal(["x", "NA"], table.Text("Column1").ToArray());
        Assert.Equal(["NaN", "2"], Shown(table["Column2"]));
        Assert.Equal(["Column0", "b"], Read(",b\n0,1\n").Names.ToArray());
        Assert.Equal(["a"], Data.Csv(Written("a\n1", Encoding.UTF8)).Names.ToArray());
        Assert.Equal(["ä"], Data.Csv(Written("ä\n1", Encoding.Unicode)).Names.ToArray());
        Assert.Equal(0, Read("a,b\n").Rows);
        Assert.Equal(new Shape(2, 0), Read("a,b\n").Numbers("b", "a").Shape);
        Assert.All("\t ;,|:!$%&'()*+-./<=>?@[]^_`{}~\\", separator =>
            Assert.Equal([1.0, 2], Data.Csv(Written($"a{separator}b\n1{separator}2"), separator).Numbers("a", "b").ToDoubles()));
        Assert.All("\"#a0\nä\0", separator => Assert.Throws<ArgumentException>(() => Data.Csv(path, separator)));
        Assert.Contains("no column is named z; a, b would fit", Assert.Throws<FileFormatException>(() => Data.Csv(Written("a,b\n"), text: ["z"])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_values_are_refused_by_row_and_column_filled_or_left_out()
    {
        var table = Read("x,y,z\n1,a,\n\n,b,2\nNA,,3\n");
        string Met(Action use)
        {
            string message = Assert.Throws<FileFormatException>(use).Message;
            return message[(folder.Length + "/table.csv: ".Length)..];
        }
        Assert.Equal("row 1 (line 4), column x: the value is missing, the first of 2; Numbers(names, missing), or Complete() would fit.",
            Met(() => table.Numbers("x")));
        Assert.Equal("row 2 (line 5), column y: the value is missing; Text(name, missing) would fit.", Met(() => table.Text("y")));
        Assert.Equal([1.0, -1, -1, 2, -1, 3], table.Numbers(["x", "z"], missing: -1).ToDoubles());
        Assert.Equal(["a", "b", "?"], table.Text("y", missing: "?").ToArray());
        Assert.Equal([2.0], table.Complete("y", "z").Numbers("z").ToDoubles());
        Assert.Equal(0, table.Complete().Rows);
        Assert.Contains("row 0 (line 4)", Met(() => table.Complete("y", "z").Numbers("x")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_asked_of_the_wrong_column_is_named()
    {
        Assert.Equal("row 1 (line 3), column x: \"b\" is no number; a number, or a text that Data.Csv(path, missing: [...]) takes for a missing value, " +
            "would fit.", Refused("x\n1\nb\n", table => table.Numbers("x")));
        Assert.Equal("column x holds numbers; Numbers(name), or Data.Csv(path, text: [name]), would fit.", Refused("x\n1\n", table => table.Text("x")));
        Assert.Contains("no column named z; x, y would fit", Assert.Throws<KeyNotFoundException>(() => Read("x,y\n")["z"]).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1,2\n3\n", "line 3: 1 fields; 2 would fit, as in the first row.")]
    [InlineData("a,b\n1,2,\n", "line 2: 3 fields; 2 would fit, as in the first row.")]
    [InlineData("a,b\n1,\"2\n3,4\n5,6\n", "line 2: column b: the quote of \"\"2\n3,4\n5,6\n\" never ends; a quote at both ends would fit.")]
    [InlineData("a,b\n1,2\n\"3,4\n5,6\n", "line 3: the quote of \"\"3,4\n5,6\n\" never ends; a quote at both ends would fit.")]
    [InlineData("a,b\n1,5\"\" x\n", "line 2: column b: \"5\"\" x\" has a quote inside; quotes around the field, and those inside doubled, would fit.")]
    [InlineData("a,b\n1,\"x\"y\"\"\n", "line 2: column b: \"\"x\"y\"\"\" has a quote inside; quotes around the field, and those inside doubled, would fit.")]
    [InlineData("a,b,a\n", "line 1: columns 0 and 2 are both named a; distinct names would fit.")]
    [InlineData("\n\n", "there are empty lines alone; names of columns, and rows under them, would fit.")]
    [InlineData("", "an empty file; a text file would fit Data.Csv.")]
    public void What_does_not_fit_is_named_by_line_and_column(string text, string message) => Assert.Equal(message, Refused(text));

    [Fact]
    public void Files_of_another_kind_and_other_encodings_are_named()
    {
        string path = Path.Combine(folder, "table.csv");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes("a,b\n1,ö\n"));
        Assert.Contains("no UTF-8", Assert.Throws<FileFormatException>(() => Data.Csv(path)).Message, StringComparison.Ordinal);
        File.WriteAllBytes(path, [0x1f, 0x8b, 8, 0]);
        Assert.Contains("packed by gzip", Assert.Throws<FileFormatException>(() => Data.Csv(path)).Message, StringComparison.Ordinal);
        File.WriteAllText(path, "<html><body>404</body></html>");
        Assert.Contains("a page of HTML", Assert.Throws<FileFormatException>(() => Data.Csv(path)).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => Data.Csv(path + ".absent"));
        Assert.Contains("a folder", Assert.Throws<FileFormatException>(() => Data.Csv(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_end_and_absurd_widths_are_refused_early()
    {
        Assert.StartsWith("from line 2 on: a row without an end in sight", Refused("a,b\n\"" + new string('x', 20_000_000)), StringComparison.Ordinal);
        Assert.StartsWith("line 1: 100001 columns; up to 65536 would fit", Refused(new string(',', 100_000)), StringComparison.Ordinal);
    }

    /// <summary>Fields that need quotes and fields that do not, every kind of line end, and the columns written down as what they are.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void What_is_written_is_read(int seed)
    {
        var random = new Random(seed);
        for (int turn = 0; turn < 40; turn++)
        {
            char separator = ",;\t|"[random.Next(4)];
            string end = ((string[])["\n", "\r\n", "\r"])[random.Next(3)];
            int width = random.Next(2, 6);
            string?[][] rows = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ =>
                (string?[])[FormattableString.Invariant($"{random.Next(-9, 9)}.5"), .. Enumerable.Range(1, width - 1).Select(_ => Field(random))])];
            string[] names = [.. Enumerable.Range(0, width).Select(i => $"{Field(random)}{i}")];
            string text = string.Join(end, rows.Prepend(names).Select(row => string.Join(separator, row.Select(field => Quoted(field, random)))));
            var table = Data.Csv(Written(random.Next(2) == 0 ? text : text + end), separator, text: names[1..]);
            Assert.Equal(names, table.Names.ToArray());
            Assert.Equal(rows.Select(row => double.Parse(row[0]!, CultureInfo.InvariantCulture)), Assert.IsType<NumberColumn>(table[names[0]]).Values);
            for (int i = 1; i < width; i++)
            {
                Assert.Equal(rows.Select(row => row[i]), Assert.IsType<TextColumn>(table[names[i]]).Values);
            }
        }
    }

    private static string? Field(Random random) =>
        random.Next(5) == 0 ? null : string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => "abc \"\",;\t|\r\n'1ä€"[random.Next(16)]));

    private static string Quoted(string? field, Random random) => field is null ? ""
        : field.Any(",;\t|\"\r\n".Contains) || random.Next(2) == 0 ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : field;

    [Theory, InlineData(4), InlineData(5)]
    public void Damaged_files_are_read_or_refused(int seed)
    {
        byte[] whole = Encoding.UTF8.GetBytes("size,\"na\"\"me\",c\n1.5,\"a, b\",x\r\n-2e3,,NA\n\n3,\"c\n d\",zä\n");
        Damage.Survived(whole, seed, Path.Combine(folder, "damaged.csv"), path =>
        {
            var table = Data.Csv(path);
            Assert.All(table.Names, name => Assert.Equal(table.Rows, table[name].Count));
            _ = table.Complete().ToString();
        });
    }
}
