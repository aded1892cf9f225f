using System.Text.Json;
using System.Xml.Linq;

namespace Flux.Properties.Architecture;

/// <summary>A package as the lock files have it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version that is locked.</param>
/// <param name="Project">The folder of the project that locks it.</param>
/// <param name="Asked">The lowest version that this project or a package below it asks for, where one does.</param>
internal sealed record LockedPackage(string Name, string Version, string Project, string? Asked)
{
    /// <summary>Whether users of the library get it too.</summary>
    internal bool Ships => Project.StartsWith("src", StringComparison.Ordinal);
}

/// <summary>The packages that builds and tests run on, and what their authors say of them.</summary>
internal static class Packages
{
    private static readonly string folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The versions that this repository chooses.</summary>
    internal static IReadOnlyDictionary<string, string> Chosen { get; } = XDocument.Load(Path.Combine(Checkout.Root, "Directory.Packages.props"))
        .Descendants("PackageVersion").ToDictionary(row => row.Attribute("Include")!.Value, row => row.Attribute("Version")!.Value);

    internal static LockedPackage[] Locked { get; } =
        [.. Checkout.Sources(Checkout.Root, ".json").Where(file => Path.GetFileName(file) == "packages.lock.json").SelectMany(Of)];

    private static IEnumerable<LockedPackage> Of(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        string project = Path.GetRelativePath(Checkout.Root, Path.GetDirectoryName(file)!);
        var frameworks = document.RootElement.GetProperty("dependencies").EnumerateObject();
        JsonProperty[] rows = [.. frameworks.SelectMany(framework => framework.Value.EnumerateObject())];
        var asked = rows.Where(row => row.Value.TryGetProperty("dependencies", out _))
            .SelectMany(row => row.Value.GetProperty("dependencies").EnumerateObject())
            .ToLookup(edge => edge.Name, edge => edge.Value.GetString()!.Trim('[', ']', '(', ')', ' ', ',').Split(',')[0]);
        return
        [
            .. from row in rows
               where row.Value.TryGetProperty("resolved", out _)
               select new LockedPackage(row.Name, row.Value.GetProperty("resolved").GetString()!, project, asked[row.Name].MaxBy(Version.Parse)),
        ];
    }

    /// <summary>The licence that a package states: its SPDX name, or the last line of its text's head that speaks of one.</summary>
    internal static (string Licence, string Holder, string Page) Stated(string name, string version)
    {
        string at = Path.Combine(folder, name.ToLowerInvariant(), version);
        var stated = XDocument.Load(Path.Combine(at, $"{name.ToLowerInvariant()}.nuspec")).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
        string Said(string element) => stated.Elements().FirstOrDefault(e => e.Name.LocalName == element)?.Value.ReplaceLineEndings(" ").Trim() ?? "";
        string licence = stated.Elements().FirstOrDefault(e => e.Name.LocalName == "license")?.Attribute("type")?.Value == "file"
            ? File.ReadLines(Path.Combine(at, Said("license"))).Take(8).Last(line => line.Contains("License", StringComparison.Ordinal)).Trim()
            : Said("license") is { Length: > 0 } expression ? expression : Said("licenseUrl");
        return (licence, Said("copyright") is { Length: > 0 } holder ? holder : Said("authors"), Said("projectUrl"));
    }
}
