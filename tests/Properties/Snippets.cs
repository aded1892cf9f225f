using System.Text.RegularExpressions;
using Xunit;

namespace Flux.Properties;

/// <summary>Every program of README and docs compiles and runs, in both languages.</summary>
public sealed partial class Snippets
{
    public static IEnumerable<object[]> Programs =>
        from file in Directory.EnumerateFiles(Checkout.Root, "README.md").Concat(Directory.EnumerateFiles(Path.Combine(Checkout.Root, "docs"), "*.md"))
        from Match block in Block().Matches(File.ReadAllText(file))
        select new object[] { Path.GetFileName(file), block.Groups[1].Value, block.Groups[2].Value };

    [Theory, MemberData(nameof(Programs))]
    public void A_snippet_runs(string file, string language, string code)
    {
        string folder = Directory.CreateTempSubdirectory("flux-snippet").FullName;
        try
        {
            string source = language == "csharp" ? CSharp(folder, code) : FSharp(folder, code);
            var (status, output) = Checkout.Dotnet(folder, language == "csharp" ? ["run", "-c", Checkout.Configuration, source] : ["fsi", source]);
            Assert.True(status == 0, $"{file}, {language}:\n{output}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
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
        string folder = Directory.CreateTempSubdirectory("flux-script").FullName;
        try
        {
            var (status, output) = Checkout.Dotnet(folder, ["fsi", FSharp(folder, code)]);
            Assert.True(status == 0, output);
            string[] lines = output.Split('\n');
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
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string CSharp(string folder, string code)
    {
        // A temporary folder has no Directory.Build.props; the program brings what the samples get from theirs.
        string source = Path.Combine(folder, "Snippet.cs");
        string[] used = [.. new[] { "Flux.Logging", "Flux.Reporting" }.Where(name => code.Contains($"using {name};", StringComparison.Ordinal))];
        string[] projects = Pictures().IsMatch(code) ? ["Flux.Images", .. used] : ["Flux.Functional", .. used];
        string named = string.Concat(projects.Select(project => $"#:project {Checkout.Root}/src/{project}/{project}.csproj\n"));
        File.WriteAllText(source, $"{named}#:property PublishAot=false\n{code}");
        string targets = $"<Project><Import Project=\"{Checkout.Root}/src/Flux.Reporting/buildTransitive/Flux.Reporting.targets\" /></Project>";
        if (used.Contains("Flux.Reporting")) File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), targets);
        return source;
    }

    private static string FSharp(string folder, string code)
    {
        string source = Path.Combine(folder, "snippet.fsx"), here = AppContext.BaseDirectory;
        string core = $"#I @\"{here}\"\n#r \"PolyType.dll\"\n#r \"Flux.Kernels.dll\"\n#r \"Flux.Functional.dll\"\n";
        string logging = code.Contains("open Flux.Logging", StringComparison.Ordinal)
            ? "#r \"Microsoft.Extensions.Logging.Abstractions.dll\"\n#r \"Flux.Logging.dll\"\n"
            : "";
        File.WriteAllText(source, $"{core}{logging}#r @\"{Checkout.FSharpFace}/Flux.FSharp.dll\"\n{code}");
        return source;
    }

    [GeneratedRegex(@"\bImages\.")]
    private static partial Regex Pictures();

    [GeneratedRegex("^```(csharp|fsharp)\\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
