using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>
/// A tuple of up to seven items where the program was compiled ahead of time or trimmed: no shape can be generated for it, and its items are walked by their
/// run-time types.
/// </summary>
/// <param name="type">The type of the tuple: T, or the run-time type of a T.</param>
internal sealed class TupleNode<T>(Type type) : Node<T>
{
    private readonly (FieldInfo Field, OpenNode<object?> Node)[] items = [.. Fields(type).Select(field => (field, NodeOf(field.FieldType)))];

    /// <summary>Whether a type is such a tuple and has to be walked so.</summary>
    internal static bool Fits(Type type) =>
        !Metadata.IsWhole && type.IsValueType && type.IsGenericType && typeof(ITuple).IsAssignableFrom(type) && type.GetGenericArguments().Length <= 7;

    internal override T Map(T x, Mapping m)
    {
        if (x is not ITuple tuple) return x;
        object rebuilt = RuntimeHelpers.GetObjectValue(tuple);
        for (int i = 0; i < items.Length; i++) items[i].Field.SetValue(rebuilt, items[i].Node.Map(tuple[i], m));
        return (T)rebuilt;
    }

    internal override void Scan(T x, Scan s)
    {
        if (x is not ITuple tuple) return;
        for (int i = 0; i < items.Length; i++)
        {
            if (!s.Enter(items[i].Field.Name, tuple[i])) continue;
            items[i].Node.Scan(tuple[i], s);
            s.Exit();
        }
    }

    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(ValueTuple<>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(ValueTuple<,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(ValueTuple<,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(ValueTuple<,,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(ValueTuple<,,,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(ValueTuple<,,,,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(ValueTuple<,,,,,,>))]
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The fields of tuples are kept by the dependencies.")]
    private static IEnumerable<FieldInfo> Fields(Type type) =>
        Enumerable.Range(1, type.GetGenericArguments().Length).Select(i => type.GetField($"Item{i}")!);

    private static OpenNode<object?> NodeOf(Type item) => new(null, replaces: item.IsInterface || item.IsAbstract || item == typeof(object));
}
