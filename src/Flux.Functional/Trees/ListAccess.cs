using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Flux;

/// <summary>
/// The items of an array, ImmutableArray or ImmutableList of records, and another list of its type made of items: for programs compiled ahead of time or
/// trimmed, where such a list carries no shape.
/// </summary>
/// <param name="Items">The items; null where there is no list.</param>
/// <param name="Made">A list of items.</param>
internal sealed record ListAccess(Func<object, object?[]?> Items, Func<object?[], object> Made)
{
    /// <summary>The access to lists of a type; null for other types, and where reflection gives a shape.</summary>
    internal static ListAccess? Of(Type type) => Metadata.IsWhole ? null : Whole(type);

    /// <summary>The same in any program.</summary>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Items of reference types share the code of string.")]
    [UnconditionalSuppressMessage("Trimming", "IL2060", Justification = "The methods ask nothing of their item.")]
    internal static ListAccess? Whole(Type type)
    {
        if (type.IsSZArray) return new(array => [.. ((Array)array).Cast<object?>()], items => Copied(type, items));
        if (!type.IsGenericType || type.GetGenericArguments() is not [{ IsValueType: false } item]) return null;
        Func<ListAccess>? of = type.GetGenericTypeDefinition() switch
        {
            var list when list == typeof(ImmutableArray<>) => Array<string>,
            var list when list == typeof(ImmutableList<>) => List<string>,
            _ => null,
        };
        return (ListAccess?)of?.Method.GetGenericMethodDefinition().MakeGenericMethod(item).Invoke(null, null);
    }

    private static Array Copied(Type type, object?[] items)
    {
        var copy = System.Array.CreateInstanceFromArrayType(type, items.Length);
        for (int i = 0; i < items.Length; i++) copy.SetValue(items[i], i);
        return copy;
    }

    private static ListAccess Array<E>() where E : class? => new(
        array => (ImmutableArray<E>)array is { IsDefault: false } items ? [.. items] : null, items => ImmutableArray.CreateRange(items.Cast<E>()));

    private static ListAccess List<E>() where E : class? => new(list => [.. (ImmutableList<E>)list], items => ImmutableList.CreateRange(items.Cast<E>()));
}
