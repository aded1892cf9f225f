using System.Text.RegularExpressions;
using Xunit;

namespace Flux.Properties.Pages;

/// <summary>The figures of a page are drawn by its programs. FLUX_ACCEPT_FIGURES=1 takes the new ones into docs/figures.</summary>
internal static partial class Figures
{
    private static readonly bool accept = Environment.GetEnvironmentVariable("FLUX_ACCEPT_FIGURES") == "1";

    internal static void AreThoseOf(string page, string folder)
    {
        foreach (Match link in Link().Matches(File.ReadAllText(Path.Combine(Checkout.Root, page))))
        {
            string name = link.Groups[1].Value, kept = Path.Combine(Checkout.Root, "docs", "figures", name), drawn = Path.Combine(folder, name);
            Assert.True(File.Exists(drawn), $"{page} shows figures/{name}, which no program of the page draws.");
            if (accept) File.Copy(drawn, kept, overwrite: true);
            Assert.True(File.ReadAllText(kept) == File.ReadAllText(drawn), $"docs/figures/{name} is not what {page} draws; FLUX_ACCEPT_FIGURES=1 takes it.");
        }
    }

    [GeneratedRegex(@"\]\((?:\.\./)?figures/([^)]+)\)")]
    private static partial Regex Link();
}
