using Xunit;
using Xunit.Abstractions;

namespace Flux.Properties.Pages;

/// <summary>Every program of README and docs compiles and runs, in both languages.</summary>
public sealed class Snippets(ITestOutputHelper output)
{
    public static IEnumerable<object[]> PagesWithPrograms =>
        Snippet.Pages.Where(page => Snippet.Of(page).Any(snippet => snippet.Language == Snippet.CSharp)).Select(page => new object[] { page });

    [Theory, MemberData(nameof(PagesWithPrograms))]
    public void The_programs_of_a_page_run_and_draw_its_figures(string page) => InFolder(folder =>
    {
        Snippet[] snippets = [.. Snippet.Of(page).Where(snippet => snippet.Language == Snippet.CSharp)];
        string[] programs =
            [.. snippets.Select(snippet => CSharpProgram.Compile(folder, $"line{snippet.Line}", snippet.Code, snippet.Page, snippet.Line))];
        var (status, said) = CSharpProgram.Run(folder, programs);
        Assert.True(status == 0, $"{page}:\n{said}");
        Figures.AreThoseOf(page, folder);
        output.WriteLine($"{page}: {snippets.Length} in C# ran\n{said}");
    });

    /// <summary>One session of F# takes them all: starting one takes longer than most scripts do.</summary>
    [Fact]
    public void The_scripts_of_all_pages_run() => InFolder(folder =>
    {
        Snippet[] snippets = [.. Snippet.Pages.SelectMany(Snippet.Of).Where(snippet => snippet.Language == Snippet.FSharp)];
        string[] scripts = [.. snippets.Select(snippet => $"{Path.GetFileNameWithoutExtension(snippet.Page).Replace('-', '_')}_{snippet.Line}.fsx")];
        foreach (var (snippet, script) in snippets.Zip(scripts))
        {
            string heading = $"printfn \"== {snippet.Page}:{snippet.Line}\"\n# {snippet.Line} \"{snippet.Page}\"\n";
            File.WriteAllText(Path.Combine(folder, script), heading + snippet.Code);
        }
        string loads = string.Concat(scripts.Select(script => $"#load \"{script}\"\n"));
        var (status, said) = Checkout.Dotnet(folder, ["fsi", "--warnaserror+", .. CSharpProgram.Web.Select(file => $"-r:{file}"), FSharp(folder, loads)]);
        Assert.True(status == 0, said);
        foreach (var page in snippets.GroupBy(snippet => snippet.Page)) output.WriteLine($"{page.Key}: {page.Count()} in F# ran");
        output.WriteLine(said);
    });

    [Fact]
    public void The_index_counts_the_programs_of_every_page()
    {
        string index = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "index.md"));
        foreach (string page in Snippet.Pages.Where(page => page != "README.md"))
        {
            int csharp = Snippet.Of(page).Count(snippet => snippet.Language == Snippet.CSharp), fsharp = Snippet.Of(page).Count() - csharp;
            if (csharp + fsharp == 0) continue;
            string row = $"]({page["docs/".Length..]}) | {csharp} | {fsharp} |";
            output.WriteLine($"{page}: {csharp} in C#, {fsharp} in F#");
            Assert.True(index.Contains(row, StringComparison.Ordinal), $"docs/index.md lists {page} otherwise; '{row}' would fit.");
        }
    }

    [Fact]
    public void A_script_that_hides_the_types_of_its_model_is_told_so()
    {
        const string code = """
            open Flux
            open Flux.FSharp
            type private Hidden = Line of Tensor * Tensor | Point of Tensor
            type internal Inner = Line of Tensor * Tensor | Point of Tensor
            type HiddenCases = private | Line of Tensor * Tensor | Point of Tensor
            type Seen = Line of Tensor * Tensor | Point of Tensor
            let x = Tensor.ofList [ 1f; 2f ]
            let tell name act = try act (); printfn $"{name}: walked" with :? TreeException as e -> printfn $"{name}: {e.Message}"
            let ways name (model: 'T when 'T: not null) =
                tell $"{name}, gradient" (fun () -> Ad.gradient (fun _ -> Tensor.Of 1f) model |> ignore)
                tell $"{name}, Bson.save" (fun () -> Bson.save "model.bson" model)
            ways "Hidden" (Hidden.Line(x, x))
            ways "Inner" (Inner.Line(x, x))
            ways "HiddenCases" (HiddenCases.Line(x, x))
            ways "Seen" (Seen.Line(x, x))
            """;
        InFolder(folder =>
        {
            var (status, said) = Checkout.Dotnet(folder, ["fsi", FSharp(folder, code)]);
            Assert.True(status == 0, said);
            string[] lines = said.Split('\n');
            foreach (string way in new[] { "gradient", "Bson.save" })
            {
                foreach (string type in new[] { "Hidden", "Inner", "HiddenCases" })
                {
                    string line = Assert.Single(lines, line => line.StartsWith($"{type}, {way}: ", StringComparison.Ordinal));
                    Assert.Contains("private or internal", line);
                    Assert.Contains(type, line[(type.Length + 1)..]);
                }
                Assert.Contains($"Seen, {way}: walked", lines);
            }
        });
    }

    private static string FSharp(string folder, string code)
    {
        string source = Path.Combine(folder, "snippet.fsx"), here = AppContext.BaseDirectory;
        string[] libraries = ["PolyType", "Flux.Kernels", "Flux.Functional", "Flux.Logging", "Flux.Distributed", "Flux.Images", "SkiaSharp"];
        string core = $"#I @\"{here}\"\n{string.Concat(libraries.Select(library => $"#r \"{library}.dll\"\n"))}";
        File.WriteAllText(source, $"{core}#r @\"{Checkout.FSharpFace}/Flux.FSharp.dll\"\n{code}");
        return source;
    }

    private static void InFolder(Action<string> run)
    {
        string folder = Directory.CreateTempSubdirectory("flux-snippets").FullName;
        try
        {
            run(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
