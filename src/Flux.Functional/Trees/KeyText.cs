namespace Flux;

/// <summary>How a key of a dictionary is named in paths and files: in the same words on every machine, and different keys differently.</summary>
internal static class KeyText
{
    internal static string Of<K>(K key) where K : notnull => key switch
    {
        string text => text,
        DateTime or DateTimeOffset or DateOnly or TimeOnly => $"{key:O}",
        IFormattable => $"{key}",
        _ => InvariantText.Of(() => key.ToString()!),
    };
}
