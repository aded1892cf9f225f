namespace Flux;

/// <summary>A dictionary with tensors among its values, walked in the order of its keys.</summary>
internal sealed class DictionaryNode<C, K, V>(
    Func<C, IReadOnlyDictionary<K, V>> entries, Func<KeyValuePair<K, V>[], C> construct, Node<V> node) : Node<C> where K : notnull
{
    internal override bool Holds => node.Holds;

    internal override C Map(C x, Mapping m)
    {
        if (x is null || !m.Visits(node.Holds)) return x;
        var mapped = Sorted(x);
        for (int i = 0; i < mapped.Length; i++) mapped[i] = new(mapped[i].Key, node.Map(mapped[i].Value, m));
        return construct(mapped);
    }

    internal override void Scan(C x, Scan s)
    {
        if (!s.Visits(node.Holds)) return;
        s.Present(x is not null);
        if (x is null) return;
        foreach (var (key, value) in Sorted(x))
        {
            s.Key(key);
            if (!s.Enter(KeyText.Of(key), value)) continue;
            node.Scan(value, s);
            s.Exit();
        }
    }

    // Hash order differs between processes, and with it would the order of leaves in files, flat vectors and optimiser states.
    private KeyValuePair<K, V>[] Sorted(C x)
    {
        var sorted = entries(x).ToArray();
        if (sorted is [var (first, _), ..] && first is string or IFormattable) return InOrder(sorted);
        return InvariantText.Of(() => InOrder(sorted)); // tuples compare their strings by the culture
    }

    private static KeyValuePair<K, V>[] InOrder(KeyValuePair<K, V>[] entries)
    {
        Array.Sort(entries, static (a, b) => Order(a.Key, b.Key));
        return entries;
    }

    private static int Order(K a, K b) => a is not string && a is IComparable<K> comparable
        ? comparable.CompareTo(b)
        : string.CompareOrdinal(KeyText.Of(a), KeyText.Of(b));
}
