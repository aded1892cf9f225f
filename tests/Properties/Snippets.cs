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

    private static string CSharp(string folder, string code)
    {
        // A temporary folder has no Directory.Build.props; the program brings what the samples get from theirs.
        string source = Path.Combine(folder, "Snippet.cs");
        File.WriteAllText(source, $"#:project {Checkout.Root}/src/Flux.Functional/Flux.Functional.csproj\n#:property PublishAot=false\n{code}");
        return source;
    }

    private static string FSharp(string folder, string code)
    {
        string source = Path.Combine(folder, "snippet.fsx"), here = AppContext.BaseDirectory;
        string core = $"#I @\"{here}\"\n#r \"PolyType.dll\"\n#r \"Flux.Kernels.dll\"\n#r \"Flux.Functional.dll\"\n";
        File.WriteAllText(source, $"{core}#r @\"{Checkout.FSharpFace}/Flux.FSharp.dll\"\n{code}");
        return source;
    }

    [GeneratedRegex("^```(csharp|fsharp)\\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
