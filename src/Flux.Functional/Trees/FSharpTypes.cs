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
    internal static bool IsOfFSharp(Type type) =>
        type.CustomAttributes.Any(attribute => attribute.AttributeType.FullName == "Microsoft.FSharp.Core.CompilationMappingAttribute");

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
