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
    public void AppendFormatted(ReadOnlySpan<char> value) => text.Append(value);
    public void AppendFormatted(object? value, int alignment = 0, string? format = null) => AppendFormatted<object?>(value, alignment, format);
    public void AppendFormatted<T>(T value, string? format) => AppendFormatted(value, 0, format);
    public void AppendFormatted<T>(T value, int alignment) => AppendFormatted(value, alignment, null);

    public void AppendFormatted<T>(T value)
    {
        if (IsToldCulture(value)) Into.AppendFormatted(value);
        else text.Append(Told(value));
    }

    public void AppendFormatted<T>(T value, int alignment, string? format)
    {
        if (IsToldCulture(value)) Into.AppendFormatted(value, alignment, format);
        else Into.AppendFormatted(Told(value), alignment, format);
    }

    public string ToStringAndClear() => text.ToString();

    private static bool IsToldCulture<T>(T value) => value is null or string or bool or IFormattable;

    /// <summary>Tuples and records take no culture and ask the machine for its own, which is set aside meanwhile.</summary>
    private static string? Told<T>(T value)
    {
        var machine = CultureInfo.CurrentCulture;
        if (machine == CultureInfo.InvariantCulture) return value!.ToString();
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return value!.ToString();
        }
        finally
        {
            CultureInfo.CurrentCulture = machine;
        }
    }
}
