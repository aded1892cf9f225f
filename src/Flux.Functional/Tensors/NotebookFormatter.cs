namespace Flux;

/// <summary>What .NET Interactive calls, by the names of these members, to show a value.</summary>
internal sealed class NotebookFormatter(string mimeType, Func<object, string?> text)
{
    public string MimeType => mimeType;

    /// <summary>Whether the value was shown; always.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        writer.Write(text(instance));
        return true;
    }
}
