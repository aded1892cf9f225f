using System.Collections.Immutable;

namespace Flux;

/// <summary>An array or immutable list; items go by their index.</summary>
internal sealed class ManyNode<C, E>(Func<C, IEnumerable<E>> items, Func<E[], C> construct, Node<E> node) : Node<C>
{
    internal override bool Holds => node.Holds;

    internal override C Map(C x, Mapping m)
    {
        if (IsAbsent(x) || !m.Visits(node.Holds)) return x;
        var mapped = items(x).ToArray();
        for (int i = 0; i < mapped.Length; i++) mapped[i] = node.Map(mapped[i], m);
        return construct(mapped);
    }

    internal override void Scan(C x, Scan s)
    {
        if (!s.Visits(node.Holds)) return;
        int count = 0;
        if (!IsAbsent(x))
        {
            foreach (var item in items(x))
            {
                s.EnterItem(count++, node.Holds);
                node.Scan(item, s);
                s.Exit();
            }
        }
        s.Count(count);
    }

    internal override IEnumerable<(string Name, object? Value)> Children(C x) =>
        IsAbsent(x) ? [] : items(x).Select((item, i) => ($"[{i}]", (object?)item));

    private static bool IsAbsent(C x) => x is null or ImmutableArray<E> { IsDefault: true };
}
