using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;

namespace Flux;

/// <summary>Types that hold no tensors and are never looked into.</summary>
internal static class Statics
{
    private static readonly HashSet<Type> data =
    [
        typeof(string), typeof(decimal), typeof(Half), typeof(Int128), typeof(UInt128), typeof(BigInteger), typeof(Complex), typeof(Key),
        typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan), typeof(Guid),
    ];

    private static readonly HashSet<Type> stacks =
    [
        typeof(ImmutableStack<>), typeof(IImmutableStack<>), typeof(Stack<>), typeof(ConcurrentStack<>), typeof(ConcurrentBag<>),
    ];

    /// <summary>Numbers, truth values, enums, keys, strings, times and identifiers: what a file holds beside tensors.</summary>
    internal static bool IsData(Type type) => type.IsPrimitive || type.IsEnum || data.Contains(type);

    /// <summary>
    /// Values that belong to the program: types, devices, shapes, paths, and the plain classes and structs of the platform such as Random and Uri.
    /// </summary>
    internal static bool IsOpaque(Type type) =>
        type == typeof(Shape) || type == typeof(TreePath) || typeof(Device).IsAssignableFrom(type) || typeof(Type).IsAssignableFrom(type) || IsPlain(type);

    /// <summary>Collections that come back in another order when built from their items.</summary>
    internal static bool IsStack(Type type) => type.IsGenericType && stacks.Contains(type.GetGenericTypeDefinition());

    private static bool IsPlain(Type type)
    {
        bool platform = type.Namespace is { } space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal));
        if (!platform || type.IsGenericType || type.IsArray || type.IsInterface) return false;
        bool holdsOthers = type == typeof(object) || type == typeof(ValueType) || type == typeof(Enum) || type == typeof(Array);
        return !holdsOthers && !typeof(IEnumerable).IsAssignableFrom(type) && !typeof(Delegate).IsAssignableFrom(type);
    }
}
