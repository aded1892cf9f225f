using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Flux.Properties;

/// <summary>What the page of the first hour says happens now is what happens.</summary>
public sealed partial class FirstHourTests
{
    private static readonly string page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "first-hour.md"));

    /// <summary>The lines that stand before what is typed.</summary>
    private static readonly string before = Regex.Match(page, "^```csharp\\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline).Groups[1].Value;

    /// <summary>What was typed, and what the last column says: in code what is printed or said, in prose that all is well.</summary>
    public static TheoryData<string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (Match row in Row().Matches(page)) rows.Add(row.Groups[1].Value, Code().Match(row.Groups[2].Value).Groups[1].Value);
            return rows;
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public async Task What_was_typed_now_gives(string typed, string now)
    {
        var program = UserProgram.Function(before + (typed.EndsWith(';') ? $"{typed}\nreturn \"\";" : $"return {typed};"));
        string[] said = [.. program.Errors.Concat(await program.Warnings()).Select(each => each.GetMessage(CultureInfo.InvariantCulture))];
        if (said.Length > 0) Assert.Contains(said, text => now.Length > 0 && text.Contains(now, StringComparison.Ordinal));
        else Assert.Equal(now, program.Outcome());
    }

    [Fact]
    public void The_page_has_a_row_for_every_trap() => Assert.True(Rows.Count > 25);

    [GeneratedRegex(@"^\| `((?:[^`])+)` \| [^|]+ \| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
