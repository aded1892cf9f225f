using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Flux;

/// <summary>What F# makes of unions and functions, known by name: the library does not depend on FSharp.Core.</summary>
internal static class FSharpTypes
{
    /// <summary>The union of which a class is a case; null for other classes.</summary>
    internal static Type? UnionOf(Type type)
    {
        bool nested = type.BaseType is { } parent && type.DeclaringType is { } outer && IsOfFSharp(parent) && outer == Definition(parent);
        return nested ? type.BaseType : null;
    }

    /// <summary>Whether F# declared the type: of unions in the sense of PolyType, only F# has unextensible ones.</summary>
    internal static bool IsOfFSharp(Type type) => Mapping(type) is not null;

    /// <summary>Whether the type is an F# union.</summary>
    internal static bool IsUnion(Type type) => KindOf(type) == Kind.Union;

    /// <summary>Whether the type is a union or record of F#, whose members are as hidden as the type, its fields or a module around it.</summary>
    internal static bool IsUnionOrRecord(Type type) => KindOf(type) is Kind.Union or Kind.Record;

    /// <summary>The classes of a union's cases, of a generic one the open classes; none for other types and for cases without a class.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A case that trimming removed holds nothing.")]
    internal static IEnumerable<Type> CasesOf(Type type) => IsUnion(type)
        ? type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Where(x => x.BaseType is { } parent && Definition(parent) == Definition(type))
        : [];

    /// <summary>FSharp.Core's SourceConstructFlags.</summary>
    private enum Kind { None = 0, Union = 1, Record = 2, Mask = 31 }

    private static Kind KindOf(Type type) =>
        Mapping(type)?.ConstructorArguments is [{ Value: int flags }, ..] ? (Kind)flags & Kind.Mask : Kind.None;

    private static CustomAttributeData? Mapping(Type type) =>
        type.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType.FullName == "Microsoft.FSharp.Core.CompilationMappingAttribute");

    /// <summary>What an F# function yields once all its arguments are given; null for other types.</summary>
    internal static Type? ResultOf(Type type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.IsGenericType && Definition(t).FullName == "Microsoft.FSharp.Core.FSharpFunc`2")
            {
                var result = t.GetGenericArguments()[1];
                return ResultOf(result) ?? result;
            }
        }
        return null;
    }

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;
}
