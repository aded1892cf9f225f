namespace Flux;

public static partial class Data
{
    /// <summary>
    /// A file of separated values (RFC 4180): rows of fields, which may stand in quotes, quotes inside doubled. The first row names the columns; one without
    /// a name is Column and its number, from 0. A column whose values are all numbers, written with a point before the decimals, is one of numbers; every other
    /// is text, as are integers from 2^53 on, which doubles do not tell apart. Empty lines are passed over. UTF-8.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="separator">What stands between fields: a comma, a semicolon, a tab.</param>
    /// <param name="header">Whether the first row names the columns; else they are Column0, Column1, ...</param>
    /// <param name="missing">What stands for a value that is missing; by default nothing at all, NA and NaN.</param>
    /// <param name="text">Columns that are text whatever they look like: numbers of houses, codes with zeros in front.</param>
    /// <exception cref="ArgumentException">The separator is a letter, a digit, a quote, a number sign or no ASCII.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FileFormatException">
    /// It is of another kind, a row has more or fewer fields than the first, a quote never ends or stands inside a field, two columns share a name, or a row is
    /// longer than 2^23 characters or wider than 2^16 columns; the message names the line and the column.
    /// </exception>
    public static Table Csv(
        string path, char separator = ',', bool header = true, IReadOnlyCollection<string>? missing = null, IReadOnlyCollection<string>? text = null)
    {
        FileKind.Demand("Data.Csv", path, FileKind.Text);
        bool isMark = char.IsAscii(separator) && (char.IsPunctuation(separator) || char.IsSymbol(separator)) && separator is not ('"' or '#');
        return isMark || separator is ' ' or '\t'
            ? new CsvReader(path, separator, header, missing ?? ["", "NA", "NaN"]).Read(text ?? [])
            : throw new ArgumentException($"Data.Csv: the separator U+{(int)separator:X4}; a comma, a semicolon or a tab would fit.", nameof(separator));
    }
}
