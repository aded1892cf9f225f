using System.Collections.Immutable;

namespace Flux;

/// <summary>An array or immutable list; items go by their index.</summary>
internal sealed class ManyNode<C, E>(Func<C, IEnumerable<E>> items, Func<E[], C> construct, Node<E> node) : Node<C>
{
    internal override bool Holds => node.Holds;

    internal override C Map(C x, Mapping m)
    {
        if (IsAbsent(x) || !m.Visits(node.Holds)) return x;
        var mapped = Items(x).ToArray();
        for (int i = 0; i < mapped.Length; i++) mapped[i] = node.Map(mapped[i], m);
        return construct(mapped);
    }

    internal override void Scan(C x, Scan s)
    {
        if (!s.Visits(node.Holds)) return;
        var all = Items(x);
        s.Count(all.Length);
        for (int i = 0; i < all.Length; i++)
        {
            if (!s.EnterItem(i, all[i], node.Holds)) continue;
            node.Scan(all[i], s);
            s.Exit();
        }
    }

    private ReadOnlySpan<E> Items(C x) => x switch
    {
        null or ImmutableArray<E> { IsDefault: true } => [],
        ImmutableArray<E> immutable => immutable.AsSpan(),
        E[] array => array,
        _ => items(x).ToArray(),
    };

    private static bool IsAbsent(C x) => x is null or ImmutableArray<E> { IsDefault: true };
}
