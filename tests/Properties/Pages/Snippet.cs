using System.Text.RegularExpressions;

namespace Flux.Properties.Pages;

/// <summary>A program that stands on a page: its first line there, its language and its text.</summary>
internal sealed partial record Snippet(string Page, int Line, string Language, string Code)
{
    internal const string CSharp = "csharp", FSharp = "fsharp";

    /// <summary>The README and every page of docs, by their paths in the repository.</summary>
    internal static IEnumerable<string> Pages =>
        from file in Checkout.Sources(Path.Combine(Checkout.Root, "docs"), ".md").Prepend(Path.Combine(Checkout.Root, "README.md"))
        select Path.GetRelativePath(Checkout.Root, file).Replace(Path.DirectorySeparatorChar, '/');

    internal static IEnumerable<Snippet> Of(string page)
    {
        string text = File.ReadAllText(Path.Combine(Checkout.Root, page));
        return from Match block in Block().Matches(text)
               let code = block.Groups[2]
               select new Snippet(page, 1 + text.AsSpan(0, code.Index).Count('\n'), block.Groups[1].Value, code.Value);
    }

    [GeneratedRegex("^```(csharp|fsharp)\\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
