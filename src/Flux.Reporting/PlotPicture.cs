using System.Net;

namespace Flux.Reporting;

/// <summary>Shows a plot in a notebook as its picture.</summary>
internal sealed class PlotPicture
{
    public IEnumerable<NotebookFormatter> CreateTypeFormatters() =>
    [
        new("text/html", value => Element((Plot)value)),
        new("text/plain", value => $"Plot({((Plot)value).Title})"),
    ];

    private static string Element(Plot plot) =>
        $"<img src=\"data:image/png;base64,{Convert.ToBase64String(plot.Png())}\" alt=\"{WebUtility.HtmlEncode(plot.Title)}\">";
}
