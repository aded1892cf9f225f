using System.Globalization;
using System.Text;

namespace System.Runtime.CompilerServices;

/// <summary>
/// What the compiler writes <c>$"..."</c> with, in place of .NET's own of this name, which follows the culture of the machine: messages, files and printed
/// models read the same everywhere.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct DefaultInterpolatedStringHandler(int literalLength, int formattedCount)
{
    private readonly StringBuilder text = new(literalLength + 8 * formattedCount);

    private StringBuilder.AppendInterpolatedStringHandler Into => new(0, 0, text, CultureInfo.InvariantCulture);

    public void AppendLiteral(string value) => text.Append(value);
    public void AppendFormatted(object? value, int alignment = 0, string? format = null) => Into.AppendFormatted(value, alignment, format);
    public void AppendFormatted(ReadOnlySpan<char> value) => text.Append(value);
    public void AppendFormatted<T>(T value) => Into.AppendFormatted(value);
    public void AppendFormatted<T>(T value, string? format) => Into.AppendFormatted(value, format);
    public void AppendFormatted<T>(T value, int alignment) => Into.AppendFormatted(value, alignment);
    public void AppendFormatted<T>(T value, int alignment, string? format) => Into.AppendFormatted(value, alignment, format);

    public string ToStringAndClear() => text.ToString();
}
