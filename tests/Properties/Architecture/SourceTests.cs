using System.Text.RegularExpressions;
using Xunit;

namespace Flux.Properties.Architecture;

/// <summary>What is asked of the pages themselves: a line fits on a screen, a file is read in one sitting, a test stands where its name says.</summary>
public sealed partial class SourceTests
{
    private const int Columns = 160, Lines = 400;

    private static readonly string tests = Path.Combine(Checkout.Root, "tests", "Properties");

    private sealed record Page(string File, string[] Lines)
    {
        internal string At(int line) => $"{Path.GetRelativePath(Checkout.Root, File)}:{line + 1}";
    }

    [Fact]
    public void No_line_is_longer_than_160_columns() => AssertNone(
        from page in Pages(Checkout.Root, ".cs", ".fs", ".fsi", ".fsx")
        from line in Enumerable.Range(0, page.Lines.Length)
        let columns = page.Lines[line].EnumerateRunes().Count()
        where columns > Columns
        select $"{page.At(line)}: {columns} columns; {Columns} would fit.");

    [Fact]
    public void No_source_file_is_longer_than_400_lines() => AssertNone(
        from page in Pages(Path.Combine(Checkout.Root, "src"), ".cs", ".fs", ".fsi")
        where page.Lines.Length > Lines
        select $"{page.At(Lines)}: one of {page.Lines.Length} lines; {Lines} would fit.");

    [Fact]
    public void Only_the_lanes_name_a_register_width() => AssertNone(
        from page in Pages(Path.Combine(Checkout.Root, "src"), ".cs")
        where !Path.GetFileName(page.File).StartsWith("Lanes", StringComparison.Ordinal)
        from line in Enumerable.Range(0, page.Lines.Length)
        where page.Lines[line].Contains("System.Runtime.Intrinsics", StringComparison.Ordinal) || Register().IsMatch(page.Lines[line])
        select $"{page.At(line)}: '{page.Lines[line].Trim()}'; a member of ILanes would fit.");

    [GeneratedRegex(@"\bVector(64|128|256|512)?[<.]")]
    private static partial Regex Register();

    [Fact]
    public void Test_namespaces_follow_folders() => AssertNone(
        from page in Pages(tests, ".cs")
        let line = Array.FindIndex(page.Lines, text => text.StartsWith("namespace ", StringComparison.Ordinal))
        let said = line < 0 ? "no namespace" : page.Lines[line]
        let fits = $"namespace {Space(page.File)};"
        where said != fits
        select $"{page.At(Math.Max(line, 0))}: '{said}'; '{fits}' would fit.");

    private static string Space(string file)
    {
        string folder = Path.GetRelativePath(tests, Path.GetDirectoryName(file)!);
        return folder == "." ? "Flux.Properties" : $"Flux.Properties.{folder.Replace(Path.DirectorySeparatorChar, '.')}";
    }

    private static Page[] Pages(string folder, params string[] endings)
    {
        Page[] pages = [.. Checkout.Sources(folder, endings).Select(file => new Page(file, File.ReadAllLines(file)))];
        Assert.True(pages.Length > 50, $"Only {pages.Length} files were found in {folder}; the search has lost them.");
        return pages;
    }

    private static void AssertNone(IEnumerable<string> faults)
    {
        string[] found = [.. faults];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }
}
