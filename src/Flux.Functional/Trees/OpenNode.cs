using System.Collections.Concurrent;
using PolyType;
using PolyType.Abstractions;

namespace Flux;

/// <summary>An interface, an abstract or unsealed class, or object: every value is walked by its run-time type.</summary>
/// <param name="near">The provider of the declared type's shape, which may know the run-time type's.</param>
/// <param name="replaces">Whether the variable takes another module than the one it holds.</param>
internal sealed class OpenNode<T>(ITypeShapeProvider? near, bool replaces = true) : Node<T>
{
    private readonly ConcurrentDictionary<Type, Node<T>> byType = new();
    private Func<Type, Node<T>>? build;

    internal override T Map(T x, Mapping m)
    {
        if (x is null) return x;
        if (x is Tensor tensor) return (T)(object)m.Tensor(tensor);
        m.Depth.Enter(x.GetType());
        var mapped = For(x.GetType()).Map(x, m);
        m.Depth.Exit();
        return Replaced(mapped, m);
    }

    private T Replaced(T mapped, Mapping m) => replaces && m.Module is { } f && mapped is IModule module && f(module) is T replaced ? replaced : mapped;

    internal override void Scan(T x, Scan s)
    {
        if (x is Tensor tensor)
        {
            s.RunTimeType(typeof(Tensor));
            s.Tensor(tensor, EntryKind.Trainable);
        }
        else if (x is not null)
        {
            s.RunTimeType(x.GetType());
            s.Depth.Enter(x.GetType());
            For(x.GetType()).Scan(x, s);
            s.Depth.Exit();
        }
        else
        {
            s.Present(false);
        }
    }

    private Node<T> For(Type type) => byType.TryGetValue(type, out var node) ? node : byType.GetOrAdd(type, build ??= Build);

    private Node<T> Build(Type type)
    {
        if (type == typeof(object)) return new ErrorNode<T>("a plain object has no structure to walk; declare the member's type.");
        if (WalkedNode<T>.Fits(type)) return new WalkedNode<T>();
        if (TupleNode<T>.Fits(type)) return new TupleNode<T>(type);
        if (type == typeof(T)) return new StaticNode<T>();
        try
        {
            return (Node<T>)Shapes.Of(type, near).Invoke(new Narrow())!;
        }
        catch (TreeException) when (ListAccess.Of(type) is not null)
        {
            return new ListNode<T>(ListAccess.Of(type)!);
        }
    }

    /// <summary>Makes the walk of a T from the walk of its run-time type.</summary>
    private sealed class Narrow : ITypeShapeFunc
    {
        object? ITypeShapeFunc.Invoke<U>(ITypeShape<U> shape, object? state) => new NarrowNode<T, U>(Shapes.Node(shape));
    }
}

/// <summary>A T that is known to be a U.</summary>
internal sealed class NarrowNode<T, U>(Node<U> node) : Node<T>
{
    internal override bool Holds => node.Holds;
    internal override T Map(T x, Mapping m) => m.Visits(node.Holds) ? (T)(object)node.Map((U)(object)x!, m)! : x;
    internal override void Scan(T x, Scan s) => node.Scan((U)(object)x!, s);
}
