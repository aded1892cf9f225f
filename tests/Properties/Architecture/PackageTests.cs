using Xunit;

namespace Flux.Properties.Architecture;

/// <summary>What the tests run on is what users get, and docs/licences.md says under which terms.</summary>
public sealed class PackageTests
{
    private static readonly string file = Path.Combine(Checkout.Root, "docs", "licences.md");

    [Fact]
    public void Every_project_locks_the_same_version_of_a_package() =>
        Assert.Empty(Packages.Locked.GroupBy(package => package.Name).Where(group => group.Select(package => package.Version).Distinct().Count() > 1)
            .Select(group => string.Join(", ", group)));

    /// <summary>A user's restore takes the lowest version that is asked for; a higher one that was locked would be tested and not shipped.</summary>
    [Fact]
    public void The_versions_that_ship_are_those_that_somebody_asks_for() =>
        Assert.DoesNotContain(Packages.Locked, package =>
            package.Ships && package.Version != (Packages.Chosen.GetValueOrDefault(package.Name) ?? package.Asked ?? package.Version));

    [Fact]
    public void The_page_of_licences_lists_every_package()
    {
        string now = string.Join('\n', Page());
        if (Environment.GetEnvironmentVariable("FLUX_ACCEPT_LICENCES") == "1") File.WriteAllText(file, now);
        string written = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        Assert.True(now == written, "docs/licences.md is not current; FLUX_ACCEPT_LICENCES=1 rewrites it, and what is new there wants to be read.");
    }

    private static IEnumerable<string> Page() =>
    [
        "# Licences of what Flux.Functional is built on",
        "",
        "Flux.Functional itself is under the [MIT licence](../LICENSE). Below is every package that a lock file of this repository names, with what the",
        "package states of itself. A test holds the page, and writes it:",
        "`FLUX_ACCEPT_LICENCES=1 dotnet test tests/Properties -c Release --filter FullyQualifiedName~PackageTests`.",
        "",
        "## Shipped: what users of a package of ours get too",
        "",
        .. Rows(ships: true),
        "",
        "## For building, testing and measuring alone",
        "",
        .. Rows(ships: false),
        "",
    ];

    private static IEnumerable<string> Rows(bool ships) =>
        Packages.Locked.GroupBy(package => (package.Name, package.Version)).Where(group => group.Any(package => package.Ships) == ships)
            .OrderBy(group => group.Key.Name, StringComparer.Ordinal).Select(group => Row(group.Key.Name, group.Key.Version))
            .Prepend("|---|---|---|---|").Prepend("| package | version | licence | of |");

    private static string Row(string name, string version)
    {
        var (licence, holder, page) = Packages.Stated(name, version);
        return $"| {(page.Length > 0 ? $"[{name}]({page})" : name)} | {version} | {licence} | {holder.Replace("|", "/", StringComparison.Ordinal)} |";
    }
}
