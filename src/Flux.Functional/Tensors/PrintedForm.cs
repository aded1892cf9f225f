using System.Net;

namespace Flux;

/// <summary>Shows a value in a notebook as it prints, where .NET Interactive would list the members of its members: 59 kB for a chain of two layers.</summary>
internal sealed class PrintedForm
{
    public IEnumerable<NotebookFormatter> CreateTypeFormatters() =>
    [
        new("text/html", value => $"<pre>{WebUtility.HtmlEncode(value.ToString())}</pre>"),
        new("text/plain", value => value.ToString()),
    ];
}
