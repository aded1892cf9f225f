using Flux.Distributed;
using Flux.Logging;
using Flux.Properties.Pages;
using Flux.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Generics = Microsoft.CodeAnalysis.SymbolDisplayGenericsOptions;
using Members = Microsoft.CodeAnalysis.SymbolDisplayMemberOptions;
using Others = Microsoft.CodeAnalysis.SymbolDisplayMiscellaneousOptions;
using Parameters = Microsoft.CodeAnalysis.SymbolDisplayParameterOptions;

namespace Flux.Properties.Architecture;

/// <summary>
/// All that users can name, as the compiler reads and prints it: one type or member a line, without what the compiler adds to records and delegates by itself.
/// </summary>
internal static class PublicApi
{
    private static readonly SymbolDisplayFormat name = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: Generics.IncludeTypeParameters | Generics.IncludeVariance,
        memberOptions: Members.IncludeAccessibility | Members.IncludeModifiers | Members.IncludeType | Members.IncludeParameters | Members.IncludeRef
            | Members.IncludeConstantValue,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        extensionMethodStyle: SymbolDisplayExtensionMethodStyle.StaticMethod,
        parameterOptions: Parameters.IncludeModifiers | Parameters.IncludeExtensionThis | Parameters.IncludeType | Parameters.IncludeName
            | Parameters.IncludeDefaultValue,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        miscellaneousOptions: Others.UseSpecialTypes | Others.IncludeNullableReferenceTypeModifier | Others.EscapeKeywordIdentifiers
            | Others.AllowDefaultLiteral);

    private static readonly SymbolDisplayFormat whole = name.AddGenericsOptions(Generics.IncludeTypeConstraints);

    private static readonly SymbolDisplayFormat used = name.WithKindOptions(SymbolDisplayKindOptions.None);

    /// <summary>Assemblies, in them namespaces, in them types, and indented their members.</summary>
    internal static IEnumerable<string> Lines()
    {
        string face = Path.Combine(Checkout.FSharpFace, "Flux.FSharp.dll");
        Type[] ours = [typeof(Plot), typeof(Flux.Images), typeof(LoggedRun), typeof(Mpi)];
        string[] assemblies = [typeof(Device).Assembly.Location, typeof(Tensor).Assembly.Location, face, .. ours.Select(type => type.Assembly.Location)];
        var references = assemblies.Concat(CSharpProgram.Files).DistinctBy(Path.GetFileName).Select(path => MetadataReference.CreateFromFile(path)).ToArray();
        var compilation = CSharpCompilation.Create("User", references: references);
        return references[..assemblies.Length].SelectMany(reference => Of((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!));
    }

    private static IEnumerable<string> Of(IAssemblySymbol assembly) =>
    [
        $"# {assembly.Name}",
        .. Types(assembly.GlobalNamespace).GroupBy(type => type.ContainingNamespace.ToDisplayString())
            .OrderBy(space => space.Key, StringComparer.Ordinal).SelectMany(Of),
        "",
    ];

    private static IEnumerable<string> Of(IGrouping<string, INamedTypeSymbol> space) =>
        ["", $"namespace {space.Key}", .. space.OrderBy(type => type.ToDisplayString(used), StringComparer.Ordinal).SelectMany(Of)];

    private static IEnumerable<string> Of(INamedTypeSymbol type) =>
    [
        "",
        Header(type),
        .. type.GetMembers().Where(member => IsUsers(member) && member is not INamedTypeSymbol)
            .Select(member => (member.Name, Line: $"    {InInterface(member)}{member.ToDisplayString(whole)}"))
            .OrderBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.Line, StringComparer.Ordinal).Select(member => member.Line),
    ];

    /// <summary>What the compiler's printer leaves out inside of interfaces: which members are of the type, and which of them bring a body along.</summary>
    private static string InInterface(ISymbol member) =>
        member.ContainingType.TypeKind != TypeKind.Interface ? "" : $"{(member.IsStatic ? "static " : "")}{(member.IsAbstract ? "abstract " : "virtual ")}";

    private static string Header(INamedTypeSymbol type)
    {
        string modifier = type.TypeKind != TypeKind.Class ? "" : type.IsStatic ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
        string head = type.ToDisplayString(name), constraints = type.ToDisplayString(whole)[head.Length..];
        var bases = Bases(type).Select(of => of.ToDisplayString(used)).ToArray();
        return $"public {modifier}{head}{(bases.Length > 0 ? " : " : "")}{string.Join(", ", bases)}{constraints}";
    }

    /// <summary>The base class, and the interfaces that neither it nor others bring along. That a record equals others of its type, or carries its
    /// shape, is no news.</summary>
    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        INamedTypeSymbol[] parent = type.BaseType is { SpecialType: SpecialType.None } of ? [of] : [], own = [.. type.Interfaces.Where(IsUsers)];
        var brought = parent.Concat(own).SelectMany(one => one.AllInterfaces).ToHashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        return [.. parent, .. own.Where(one => !brought.Contains(one) && !(type.IsRecord && one.Name is ("IEquatable" or "IShapeable")))];
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol within) => within.GetMembers().SelectMany(member => member switch
    {
        INamedTypeSymbol type when IsUsers(type) => Types(type).Prepend(type),
        INamespaceSymbol space => Types(space),
        _ => [],
    });

    private static bool IsUsers(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && !symbol.IsImplicitlyDeclared
        && symbol is not IMethodSymbol { AssociatedSymbol: not null } and not { ContainingType.TypeKind: TypeKind.Delegate }
        && !symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute");
}
