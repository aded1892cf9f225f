namespace Flux.Build;

/// <summary>
/// Where a program calls a function of Flux with an argument of a name that it has not, as in <c>Sum(x, axis: 0)</c>, the compiler's error says only that;
/// this one says which names there are.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MisnamedArgument : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor rule = new(
        "FLUX003", "No parameter of this name", "{0} has no parameter '{1}'; {2} would fit", "Usage", DiagnosticSeverity.Error, isEnabledByDefault: true);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Look, SyntaxKind.NameColon);
    }

    private static void Look(SyntaxNodeAnalysisContext context)
    {
        if (context.Node is not NameColonSyntax { Parent: ArgumentSyntax { Parent.Parent: ExpressionSyntax call } } colon) return;
        string name = colon.Name.Identifier.ValueText;
        var met = context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).CandidateSymbols.OfType<IMethodSymbol>()
            .Where(method => DiscardedResult.Pure.Contains(method.ContainingAssembly.Name)).ToArray();
        string[] known = [.. met.SelectMany(method => method.Parameters).Select(parameter => parameter.Name).Distinct()];
        if (met.Length == 0 || known.Contains(name)) return;
        string called = met[0].MethodKind == MethodKind.Constructor ? met[0].ContainingType.Name : met[0].Name;
        context.ReportDiagnostic(Diagnostic.Create(rule, colon.GetLocation(), called, name, string.Join(", ", known)));
    }
}
