using System.Collections.Immutable;
using Flux.Build;
using Flux.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Flux.Properties;

/// <summary>A program as a user types it, put before the compiler: what the compiler says of it.</summary>
internal static class UserProgram
{
    private const string Usual = "using System; using System.Collections.Generic; using System.IO; using System.Linq; using Flux; using static Flux.Prelude;\n";

    private static readonly MetadataReference[] references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Concat(new[] { typeof(Device), typeof(Tensor), typeof(Plot), typeof(Flux.Images) }.Select(type => type.Assembly.Location))
            .DistinctBy(Path.GetFileName).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Errors of statements after the usual lines of using.</summary>
    internal static ImmutableArray<Diagnostic> Errors(string statements) => ErrorsOf(Usual + statements);

    /// <summary>Errors of a whole file.</summary>
    internal static ImmutableArray<Diagnostic> ErrorsOf(string source) =>
        [.. Compiled(source).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    /// <summary>What the analysers of the package say of statements that compile.</summary>
    internal static async Task<ImmutableArray<Diagnostic>> Warnings(string statements)
    {
        var compiled = Compiled(Usual + statements);
        Assert.Empty(compiled.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return await compiled.WithAnalyzers([new DiscardedResult()]).GetAnalyzerDiagnosticsAsync();
    }

    private static CSharpCompilation Compiled(string source) => CSharpCompilation.Create(
        "User", [CSharpSyntaxTree.ParseText(source, new(LanguageVersion.CSharp14))], references, new(OutputKind.ConsoleApplication));
}
