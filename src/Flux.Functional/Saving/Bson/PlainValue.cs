using System.Globalization;
using System.Numerics;
using System.Text;

namespace Flux;

/// <summary>
/// Numbers, texts, times and other plain values in a file: as BSON's own where it has them, as text where it has not. What comes back is what was saved, to the
/// bit, or an error.
/// </summary>
internal static class PlainValue
{
    private static readonly UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What stands in the file.</summary>
    /// <exception cref="FormatException">A file cannot keep it.</exception>
    internal static object Encoded(object value) => value switch
    {
        bool or int or long or double => value,
        string text => Sound(text),
        Key key => unchecked((long)key.Bits),
        float f => (double)f,
        Half h => (double)h,
        Enum e => Named(e),
        ulong bits => unchecked((long)bits),
        nuint bits => unchecked((long)(ulong)bits),
        nint n => (long)n,
        byte or sbyte or short or ushort or uint or char => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        DateTime or DateTimeOffset or DateOnly or TimeOnly => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        decimal or Int128 or UInt128 or BigInteger or Complex or Guid or TimeSpan => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => throw new FormatException($"a {value.GetType()}; tensors, numbers, strings, times and keys would fit"),
    };

    /// <summary>The saved value as the type of the one it replaces; null if it does not fit.</summary>
    /// <exception cref="FormatException">It is no text of such a value.</exception>
    /// <exception cref="OverflowException">It is too large.</exception>
    internal static object? Decoded(object? saved, object like) => (like, saved) switch
    {
        (bool, bool) or (string, string) or (double, double) => saved,
        (Key, long bits) => new Key(unchecked((ulong)bits)),
        (Enum, string text) => Enum.TryParse(like.GetType(), text, out object? member) && IsNamed((Enum)member!) ? member : null,
        (ulong, long bits) => unchecked((ulong)bits),
        (nuint, long bits) => checked((nuint)unchecked((ulong)bits)),
        (float, double d) => (float)d is var f && Same(f, d) ? f : null,
        (Half, double d) => (Half)d is var h && Same((double)h, d) ? h : null,
        (float or double or Half, int or long) => Whole(Convert.ToInt64(saved, CultureInfo.InvariantCulture), like),
        (nint, int or long) => checked((nint)Convert.ToInt64(saved, CultureInfo.InvariantCulture)),
        (sbyte or byte or short or ushort or int or uint or long or char, int or long) =>
            Convert.ChangeType(saved, like.GetType(), CultureInfo.InvariantCulture),
        (_, string text) => Parsed(text, like),
        _ => null,
    };

    /// <summary>
    /// Whether files of the first schema lack such values: times and identifiers were taken from the program then, and still are when such a file is loaded.
    /// </summary>
    internal static bool IsNew(object value) =>
        value is DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan or Guid or BigInteger or Complex;

    /// <summary>A text that UTF-8 can write.</summary>
    /// <exception cref="FormatException">Half of a surrogate pair stands alone in it.</exception>
    internal static string Sound(string text)
    {
        try
        {
            strict.GetByteCount(text);
            return text;
        }
        catch (EncoderFallbackException e)
        {
            throw new FormatException($"a text with half a character at {e.Index}; whole ones would fit", e);
        }
    }

    private static object? Parsed(string text, object like) => like switch
    {
        decimal => decimal.Parse(text, CultureInfo.InvariantCulture),
        Int128 => Int128.Parse(text, CultureInfo.InvariantCulture),
        UInt128 => UInt128.Parse(text, CultureInfo.InvariantCulture),
        BigInteger => BigInteger.Parse(text, CultureInfo.InvariantCulture),
        Complex => Complex.Parse(text, CultureInfo.InvariantCulture),
        Guid => Guid.Parse(text),
        TimeSpan => TimeSpan.Parse(text, CultureInfo.InvariantCulture),
        DateTime => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        DateTimeOffset => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        DateOnly => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture),
        TimeOnly => TimeOnly.ParseExact(text, "O", CultureInfo.InvariantCulture),
        _ => null,
    };

    private static object? Whole(long n, object like) => like switch
    {
        double => (double)n is var d && (Int128)d == n ? d : null,
        float => (float)n is var f && (Int128)f == n ? f : null,
        _ => (Half)n is var h && Half.IsFinite(h) && (Int128)h == n ? h : null,
    };

    private static bool Same(double a, double b) => a == b || double.IsNaN(a) && double.IsNaN(b);

    private static string Named(Enum e) => IsNamed(e) ? e.ToString()
        : throw new FormatException($"{e}, which has no name in {e.GetType().Name}; {string.Join(", ", e.GetType().GetEnumNames().Take(10))} would fit");

    // What has no name is printed as a number.
    private static bool IsNamed(Enum e) => e.ToString() is not ['-' or (>= '0' and <= '9'), ..];
}
