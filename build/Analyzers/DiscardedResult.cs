namespace Flux.Build;

/// <summary>
/// Warns where a program calls a function of Flux and drops what it gives: <c>Train.Run(...);</c> trains nothing. What acts gives nothing back there, so
/// whatever gives something has no other effect.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DiscardedResult : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor values = new(
        "FLUX001", "A result is dropped",
        "{0} changes nothing and its result is dropped, so that the statement does nothing; use the result, as in 'var y = {0}(...)'",
        "Usage", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor runs = new(
        "FLUX002", "A run is never taken",
        "{0} only describes a run and nobody takes its steps, so that nothing is trained; '.Finish()' does them all: 'var end = {0}(...).Finish()'",
        "Usage", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    /// <summary>The assemblies whose functions give values and do nothing else.</summary>
    internal static readonly ImmutableHashSet<string> Pure = ["Flux.Functional", "Flux.Images", "Flux.Reporting"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [values, runs];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Look, SyntaxKind.ExpressionStatement);
    }

    private static void Look(SyntaxNodeAnalysisContext context)
    {
        if (Dropped(((ExpressionStatementSyntax)context.Node).Expression) is not { } call) return;
        if (SymbolOf(call) is not IMethodSymbol { ReturnsVoid: false } method) return;
        // An activation is a value: Relu(x) calls what a member of Flux holds.
        var called = method.MethodKind == MethodKind.DelegateInvoke ? SymbolOf(call.Expression) : method;
        if (called?.ContainingAssembly is not { } home || !Pure.Contains(home.Name) || called.ContainingType is not { } owner || TakesSteps(method)) return;
        string name = owner.Name == "Prelude" ? called.Name : $"{owner.Name}.{called.Name}";
        context.ReportDiagnostic(Diagnostic.Create(IsRun(method.ReturnType) ? runs : values, call.GetLocation(), name));

        ISymbol? SymbolOf(ExpressionSyntax expression) => context.SemanticModel.GetSymbolInfo(expression, context.CancellationToken).Symbol;
    }

    /// <summary>The call whose result a statement drops.</summary>
    private static InvocationExpressionSyntax? Dropped(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax call => call,
        ConditionalAccessExpressionSyntax access => Dropped(access.WhenNotNull),
        ParenthesizedExpressionSyntax inner => Dropped(inner.Expression),
        _ => null,
    };

    /// <summary>Functions of a run that go through it: what watches it on the way, a file of checkpoints or a progress bar, is an effect.</summary>
    private static bool TakesSteps(IMethodSymbol method) => method.Name is "Finish" or "Best" && method.ContainingType.Name == "Train";

    private static bool IsRun(ITypeSymbol type) => type is INamedTypeSymbol { Name: "IEnumerable", TypeArguments.Length: 1 } sequence
        && sequence.TypeArguments[0].Name == "TrainProgress";
}
