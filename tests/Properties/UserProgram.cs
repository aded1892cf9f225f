using System.Collections.Immutable;
using System.Reflection;
using Flux.Build;
using Flux.Properties.Pages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Flux.Properties;

/// <summary>A program as a user types it, put before the compiler: what it says, and what the program gives.</summary>
internal sealed class UserProgram
{
    private const string Implicit = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;";

    private readonly CSharpCompilation compilation;

    private UserProgram(OutputKind kind, params string[] files) => compilation = CSharpCompilation.Create(
        "User", files.Select(file => CSharpSyntaxTree.ParseText(file, new(LanguageVersion.CSharp14))), CSharpProgram.Libraries, new(kind));

    /// <summary>A whole file, with no using but its own.</summary>
    internal static UserProgram File(string source) => new(OutputKind.ConsoleApplication, source);

    /// <summary>Lines as in a new project, usings first.</summary>
    internal static UserProgram Lines(string source) => new(OutputKind.ConsoleApplication, source, Implicit);

    /// <summary>Lines as in a new project, usings first, which end by returning a value.</summary>
    internal static UserProgram Function(string source)
    {
        var lines = source.Split('\n').ToLookup(line => line.StartsWith("using ", StringComparison.Ordinal));
        return new(
            OutputKind.DynamicallyLinkedLibrary,
            $"{string.Join('\n', lines[true])}\nclass Typed {{ static object Value() {{\n{string.Join('\n', lines[false])}\n}} }}", Implicit);
    }

    /// <summary>The errors of the compiler.</summary>
    internal ImmutableArray<Diagnostic> Errors => [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    /// <summary>What the analysers of the package say, whether or not the program compiles.</summary>
    internal Task<ImmutableArray<Diagnostic>> Warnings() =>
        compilation.WithAnalyzers([new DiscardedResult(), new MisnamedArgument()]).GetAnalyzerDiagnosticsAsync();

    /// <summary>The text of what a function returns, or the message of what it throws.</summary>
    internal string Outcome()
    {
        using var image = new MemoryStream();
        compilation.Emit(image);
        var function = Assembly.Load(image.ToArray()).GetType("Typed")!.GetMethod("Value", BindingFlags.NonPublic | BindingFlags.Static)!;
        try
        {
            return FormattableString.Invariant($"{function.Invoke(null, [])}");
        }
        catch (TargetInvocationException thrown)
        {
            return thrown.InnerException!.Message;
        }
    }
}
