using System.Collections;
using System.Runtime.CompilerServices;
using Microsoft.FSharp.Core;

namespace Flux.Attack;

/// <summary>
/// Nulls where a signature does not look: what a function gives, among the items of a collection, within a struct. F# gives none of its own types.
/// </summary>
internal static class Nulls
{
    /// <summary>A value of the type that gives or holds null; null for types that cannot.</summary>
    internal static object? Within(Type type, Makers makers)
    {
        if (Callable.ElementOfSpan(type) is { } element) type = element.MakeArrayType();
        if (type.IsAssignableTo(typeof(Delegate))) return OfFunction(type, type.GetMethod("Invoke")!.ReturnType, makers);
        if (IsFunctionOfFSharp(type))
        {
            var parts = type.GenericTypeArguments;
            return OfFunction(typeof(Converter<,>).MakeGenericType(parts), parts[1], makers) is { } f ? Functions.OfFSharp(type, f) : null;
        }
        if (type.IsAssignableTo(typeof(ITuple)) || IsPair(type)) return Parts(type);
        if (Items(type) is { } items) return makers.Collected(type, items);
        return type.IsValueType && !type.IsByRefLike && !type.IsPrimitive && !type.IsEnum ? Activator.CreateInstance(type) : null;
    }

    private static bool IsFunctionOfFSharp(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(FSharpFunc<,>);

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    /// <summary>Whether null may stand for a value of the type, by the type alone.</summary>
    private static bool MayBeNull(Type type) => !type.IsValueType && !type.IsByRefLike && !Values.IsOfFSharp(type);

    /// <summary>A function that gives null, or another function that does.</summary>
    private static Delegate? OfFunction(Type type, Type result, Makers makers)
    {
        var parameters = type.GetMethod("Invoke")!.GetParameters();
        if (!Functions.CanBeMade(parameters)) return null;
        if (MayBeNull(result) && result != typeof(void)) return Functions.Constantly(type);
        bool within = IsFunctionOfFSharp(result) || result.IsAssignableTo(typeof(ITuple));
        return within && Within(result, makers) is { } answer ? Functions.Constantly(type, answer) : null;
    }

    /// <summary>A tuple or pair of nulls, whose name, where it has one, is none; null where none of its parts may be null.</summary>
    private static object? Parts(Type type)
    {
        var parts = type.GenericTypeArguments;
        object?[] values = [.. parts.Select(part => part == typeof(string) ? "name" : part.IsValueType ? Activator.CreateInstance(part) : null)];
        return parts.Any(part => MayBeNull(part) && part != typeof(string)) && parts.All(part => part.IsValueType || MayBeNull(part))
            ? Activator.CreateInstance(type, values)
            : null;
    }

    /// <summary>One null, or one tuple of nulls, for a collection; null where its items are none.</summary>
    private static Array? Items(Type type)
    {
        if (type == typeof(string) || !type.IsAssignableTo(typeof(IEnumerable)) || type.IsArray && type.GetArrayRank() > 1) return null;
        if (!type.IsArray && type.GenericTypeArguments.Length is not (1 or 2)) return null;
        var item = type.IsArray ? type.GetElementType()! : Makers.Item(type);
        object? within = item.IsAssignableTo(typeof(ITuple)) || IsPair(item) ? Parts(item) : null;
        if (within is null && !MayBeNull(item)) return null;
        var items = Array.CreateInstance(item, 1);
        items.SetValue(within, 0);
        return items;
    }
}
