using PolyType.Abstractions;

namespace Flux;

/// <summary>The items of an array or list, and further lists of its type made of them.</summary>
internal abstract class ItemList<C>
{
    /// <summary>How many items there are.</summary>
    internal abstract int Count { get; }

    /// <summary>The items of the given numbers, in their order.</summary>
    internal abstract C Pick(ReadOnlySpan<int> numbers);

    /// <summary>The items of an array or list of anything but tensors; null for other data.</summary>
    internal static ItemList<C>? Of(C data)
    {
        if (typeof(C) == typeof(Tensor) || TupleNode<C>.Fits(typeof(C))) return null;
        if (typeof(C).IsArray && data is Array { Rank: 1 } array and not Tensor[]) return new ArrayItems<C>(array);
        bool ofTensors = typeof(IEnumerable<Tensor>).IsAssignableFrom(typeof(C));
        if (!ofTensors && ListAccess.Of(typeof(C)) is { } list) return new AccessItems<C>(list, data!);
        if (Shapes.Declared<C>() is not IEnumerableTypeShape shape) return null;
        bool ordered = shape is { IsSetType: false, IsAsyncEnumerable: false, Rank: 1 } && !Statics.IsStack(typeof(C));
        return ordered && shape.ElementType.Type != typeof(Tensor) ? (ItemList<C>?)shape.Accept(new Reader(), data) : null;
    }

    private sealed class Reader : TypeShapeVisitor
    {
        public override object? VisitEnumerable<L, E>(IEnumerableTypeShape<L, E> shape, object? state)
        {
            E[] items = [.. shape.GetGetEnumerable()((L)state!)];
            switch (shape.ConstructionStrategy)
            {
                case CollectionConstructionStrategy.Parameterized:
                    var construct = shape.GetParameterizedConstructor();
                    return new ItemList<L, E>(items, picked => construct(picked));
                case CollectionConstructionStrategy.Mutable:
                    var (start, append) = (shape.GetDefaultConstructor(), shape.GetAppender());
                    return new ItemList<L, E>(items, picked =>
                    {
                        var list = start();
                        foreach (var item in picked) append(ref list, item);
                        return list;
                    });
                default:
                    return null;
            }
        }
    }
}

/// <summary>The items of an array.</summary>
internal sealed class ArrayItems<C>(Array items) : ItemList<C>
{
    internal override int Count => items.Length;

    internal override C Pick(ReadOnlySpan<int> numbers)
    {
        var picked = Array.CreateInstanceFromArrayType(items.GetType(), numbers.Length);
        for (int i = 0; i < numbers.Length; i++) Array.Copy(items, numbers[i], picked, i, 1);
        return (C)(object)picked;
    }
}

/// <summary>The items of a list that carries no shape.</summary>
internal sealed class AccessItems<C>(ListAccess list, object data) : ItemList<C>
{
    private readonly object?[] items = list.Items(data) ?? [];

    internal override int Count => items.Length;

    internal override C Pick(ReadOnlySpan<int> numbers)
    {
        var picked = new object?[numbers.Length];
        for (int i = 0; i < picked.Length; i++) picked[i] = items[numbers[i]];
        return (C)list.Made(picked);
    }
}

/// <summary>A C of items of type E.</summary>
internal sealed class ItemList<C, E>(E[] items, Func<E[], C> construct) : ItemList<C>
{
    internal override int Count => items.Length;

    internal override C Pick(ReadOnlySpan<int> numbers)
    {
        var picked = new E[numbers.Length];
        for (int i = 0; i < picked.Length; i++) picked[i] = items[numbers[i]];
        return construct(picked);
    }
}
