using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace Flux.Properties;

/// <summary>Every program of README and docs compiles and runs, in both languages.</summary>
public sealed partial class Snippets
{
    private static readonly string root = Root();

    public static IEnumerable<object[]> Programs =>
        from file in Directory.EnumerateFiles(root, "README.md").Concat(Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md"))
        from Match block in Block().Matches(File.ReadAllText(file))
        select new object[] { Path.GetFileName(file), block.Groups[1].Value, block.Groups[2].Value };

    [Theory, MemberData(nameof(Programs))]
    public void A_snippet_runs(string file, string language, string code)
    {
        string folder = Directory.CreateTempSubdirectory("flux-snippet").FullName;
        try
        {
            string source = language == "csharp" ? CSharp(folder, code) : FSharp(folder, code);
            var (status, output) = Run(language == "csharp" ? ["run", "-c", Configuration, source] : ["fsi", source]);
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
        File.WriteAllText(source, $"#:project {root}/src/Flux.Functional/Flux.Functional.csproj\n#:property PublishAot=false\n{code}");
        return source;
    }

    private static string FSharp(string folder, string code)
    {
        string source = Path.Combine(folder, "snippet.fsx"), here = AppContext.BaseDirectory;
        string faces = Path.Combine(root, "src", "Flux.FSharp", "bin", Configuration, "net10.0");
        File.WriteAllText(source, $"#I @\"{here}\"\n#r \"PolyType.dll\"\n#r \"Flux.Kernels.dll\"\n#r \"Flux.Functional.dll\"\n#r @\"{faces}/Flux.FSharp.dll\"\n{code}");
        return source;
    }

    private static (int Status, string Output) Run(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Functional.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"No Functional.sln above {AppContext.BaseDirectory}.");
    }

    [GeneratedRegex("^```(csharp|fsharp)\\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
