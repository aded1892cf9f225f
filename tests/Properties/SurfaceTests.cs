using System.Reflection;
using System.Text.RegularExpressions;
using Flux.Distributed;
using Flux.Logging;
using Flux.Reporting;
using Xunit;

namespace Flux.Properties;

/// <summary>The page that says where a Flux user finds things names only what exists.</summary>
public sealed partial class SurfaceTests
{
    private static readonly Type[] libraries = [typeof(Tensor), typeof(Device), typeof(Plot), typeof(Flux.Images), typeof(LoggedRun), typeof(Mpi)];
    private static readonly Type[] types = [.. libraries.SelectMany(type => type.Assembly.GetExportedTypes())];

    public static IEnumerable<object[]> Names =>
        from line in File.ReadLines(Path.Combine(Checkout.Root, "docs", "flux-surface.md"))
        where line.StartsWith('|') && !line.StartsWith("|---", StringComparison.Ordinal) && !line.StartsWith("| Flux |", StringComparison.Ordinal)
        from Match name in Code().Matches(line.Split('|')[2])
        select new object[] { name.Groups[1].Value };

    [Theory, MemberData(nameof(Names))]
    public void A_name_beside_that_of_Flux_is_public(string name)
    {
        string[] parts = name.Split('.');
        var owners = types.Where(type => Plain(type) == parts[0]).ToArray();
        bool exists = parts.Length == 1
            ? owners.Length > 0 || Members(typeof(Prelude)).Contains(name)
            : owners.Any(type => Members(type).Contains(parts[1]));
        Assert.True(exists, $"{name} is no public name.");
    }

    [Fact]
    public void Every_row_of_the_page_names_something_or_gives_a_reason()
    {
        var rows = File.ReadLines(Path.Combine(Checkout.Root, "docs", "flux-surface.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|')).ToArray();
        Assert.True(rows.Length > 100);
        Assert.All(
            rows.Where(row => !row[2].Contains('`') && row[1].Trim() != "Flux"),
            row => Assert.True(row[2].Trim() == "none" && row[3].Trim().Length > 10, row[1]));
    }

    private static string Plain(Type type) => type.Name.Split('`')[0];

    private static HashSet<string> Members(Type type) =>
        [.. type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance).Select(member => member.Name)];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
