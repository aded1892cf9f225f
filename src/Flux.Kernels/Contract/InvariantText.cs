using System.Globalization;

namespace Flux;

/// <summary>Text that .NET would write in the culture of the machine, and that is written as everywhere else.</summary>
internal static class InvariantText
{
    /// <summary>Values in a row.</summary>
    internal static string Join<T>(string separator, IEnumerable<T> values) => string.Join(separator, values.Select(value => $"{value}"));

    /// <summary>The text or order of values that ask the machine for its culture, such as records or tuples: it is set aside meanwhile.</summary>
    internal static T Of<T>(Func<T> text)
    {
        var machine = CultureInfo.CurrentCulture;
        if (machine == CultureInfo.InvariantCulture) return text();
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return text();
        }
        finally
        {
            CultureInfo.CurrentCulture = machine;
        }
    }
}
