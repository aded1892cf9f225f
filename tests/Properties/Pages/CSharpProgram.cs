using Flux.Build;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Flux.Properties.Pages;

/// <summary>A text of top-level statements, compiled as `dotnet run` compiles a program of one file, without its second.</summary>
internal static class CSharpProgram
{
    // A program of one file says by #:project what it stands on.
    private static readonly CSharpParseOptions language = new CSharpParseOptions(LanguageVersion.CSharp14).WithFeatures([new("FileBasedProgram", "true")]);

    private static readonly SyntaxTree implicitUsings = CSharpSyntaxTree.ParseText(
        """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """, language);

    /// <summary>What the tests themselves run on: the framework and every library of the repository.</summary>
    internal static readonly string[] Files = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    internal static readonly MetadataReference[] Libraries = [.. Files.Select(file => MetadataReference.CreateFromFile(file))];

    /// <summary>What a script must be told of to serve a model; a project says it by its SDK.</summary>
    internal static IEnumerable<string> Web => Files.Where(file => file.Contains("Microsoft.AspNetCore.App", StringComparison.Ordinal));

    /// <summary>Compiles a program into a folder; where it lies. A warning of the compiler or the package is an error, told by its line on the page.</summary>
    internal static string Compile(string folder, string name, string code, string file, int line)
    {
        var options = new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);
        var tree = CSharpSyntaxTree.ParseText($"#line {line} \"{file}\"\n{code}", language, encoding: System.Text.Encoding.UTF8);
        string program = Path.Combine(folder, $"{name}.dll");
        var compilation = CSharpCompilation.Create(name, [implicitUsings, tree], Libraries, options);
        var said = compilation.Emit(program).Diagnostics.AddRange(compilation.WithAnalyzers([new DiscardedResult()]).GetAnalyzerDiagnosticsAsync().Result);
        Assert.True(!said.Any(what => what.Severity >= DiagnosticSeverity.Warning), string.Join('\n', said));
        return program;
    }

    /// <summary>Runs compiled programs one after another in a folder and in one process, with some variables of its environment.</summary>
    internal static (int Status, string Output) Run(string folder, IEnumerable<string> programs, params (string Name, string Value)[] environment) =>
        Checkout.Dotnet(folder, [typeof(CSharpProgram).Assembly.Location, .. programs], environment);

    private static void Main(string[] programs)
    {
        foreach (string program in programs)
        {
            Console.WriteLine($"== {Path.GetFileNameWithoutExtension(program)}");
            var start = System.Reflection.Assembly.LoadFrom(program).EntryPoint!;
            start.Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [Array.Empty<string>()], null);
        }
    }
}
