using System.Text.RegularExpressions;
using Xunit;

namespace Flux.Properties.Architecture;

/// <summary>The map in docs/architecture.md says which room knows which; the compiled code agrees with it, neither more nor less.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly Dictionary<string, FolderArrows> projects =
        new[] { "Flux.Kernels", "Flux.Functional" }.ToDictionary(name => name, name => new FolderArrows(name));

    public static TheoryData<string> Projects => [.. projects.Keys];

    [Theory, MemberData(nameof(Projects))]
    public void Rooms_know_exactly_the_rooms_that_the_map_says(string project)
    {
        var arrows = projects[project].All.ToLookup(arrow => (arrow.From, arrow.To));
        var (seen, said) = (arrows.Select(pair => pair.Key).ToHashSet(), Said(project).ToHashSet());
        string Uses((string, string) pair) => string.Join("; ", arrows[pair].Take(5).Select(arrow => $"{arrow.User} uses {arrow.Used}"));
        Assert.True(seen.SetEquals(said), string.Join('\n',
            [
                .. seen.Except(said).Select(pair => $"{pair.From} knows {pair.To}, which the map does not say: {Uses(pair)}"),
                .. said.Except(seen).Select(pair => $"the map says that {pair.From} knows {pair.To}, and nothing there does"),
            ]));
    }

    [Theory, MemberData(nameof(Projects))]
    public void The_only_circle_is_that_of_tensors_and_operations(string project)
    {
        var knows = Said(project).ToLookup(pair => pair.From, pair => pair.To);
        var circles = knows.Select(room => room.Key).Where(room => Reached(knows, room).Contains(room));
        Assert.Equal(project == "Flux.Functional" ? ["Ops", "Tensors"] : [], circles.Order());
    }

    /// <summary>A record marked [GenerateShape] is labelled: that it then carries a shape, PolyType's IShapeable, is not its room's knowledge.</summary>
    [Fact]
    public void Only_trees_know_PolyType() =>
        Assert.Equal(["Trees"], projects["Flux.Functional"].UsersOf("PolyType", "PolyType.IShapeable", "GeneratedTypeShapeProvider")
            .Select(use => use.Room).OfType<string>().Distinct());

    [Fact]
    public void Only_the_gpu_knows_ILGPU() =>
        Assert.Equal(["Gpu"], projects["Flux.Kernels"].UsersOf("ILGPU").Select(use => use.Room).Distinct());

    [Fact]
    public void Only_files_know_Sep() =>
        Assert.Equal(["Saving"], projects["Flux.Functional"].UsersOf("nietras.SeparatedValues").Select(use => use.Room).OfType<string>().Distinct());

    [Fact]
    public void Projects_know_only_those_below_them()
    {
        string[] Known(string project)
        {
            string file = Path.Combine(Checkout.Root, "src", project, $"{project}.{(project == "Flux.FSharp" ? "fs" : "cs")}proj");
            return [.. Reference().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)];
        }
        Assert.Empty(Known("Flux.Kernels"));
        Assert.Equal(["Flux.Kernels"], Known("Flux.Functional"));
        Assert.Equal(["Flux.Functional"], Known("Flux.FSharp"));
        Assert.Equal(["Flux.Functional"], Known("Flux.Reporting"));
        Assert.Equal(["Flux.Functional"], Known("Flux.Images"));
        Assert.Equal(["Flux.Functional"], Known("Flux.Logging"));
        Assert.Equal(["Flux.Functional"], Known("Flux.Distributed"));
    }

    /// <summary>The arrows of the map: rows of the tables under the project's name, `room` | what it holds | `room`, `room`.</summary>
    private static IEnumerable<(string From, string To)> Said(string project)
    {
        string map = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "architecture.md"));
        string section = map.Split("\n### ").Single(part => part.StartsWith($"`{project}`", StringComparison.Ordinal));
        return
            from line in section.Split('\n')
            where line.StartsWith("| `", StringComparison.Ordinal)
            let cells = line.Split('|')
            from Match known in Room().Matches(cells[3])
            select (Room().Match(cells[1]).Groups[1].Value, known.Groups[1].Value);
    }

    private static HashSet<string> Reached(ILookup<string, string> knows, string from)
    {
        var reached = new HashSet<string>();
        var waiting = new Queue<string>(knows[from]);
        while (waiting.TryDequeue(out string? room))
        {
            if (reached.Add(room)) waiting = new(waiting.Concat(knows[room]));
        }
        return reached;
    }

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Room();

    [GeneratedRegex("<ProjectReference Include=\"../([^/]+)/")]
    private static partial Regex Reference();
}
