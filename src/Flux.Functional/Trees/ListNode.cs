namespace Flux;

/// <summary>A list that carries no shape; its items go by their index and are walked by their run-time types.</summary>
internal sealed class ListNode<T>(ListAccess list) : Node<T>
{
    private readonly OpenNode<object?> node = new(null);

    internal override T Map(T x, Mapping m) => x is not null && list.Items(x) is { } items
        ? (T)list.Made(Array.ConvertAll(items, item => node.Map(item, m)))
        : x;

    internal override void Scan(T x, Scan s)
    {
        object?[] items = x is null ? [] : list.Items(x) ?? [];
        s.Count(items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            if (!s.EnterItem(i, items[i], mayBeNamed: true)) continue;
            node.Scan(items[i], s);
            s.Exit();
        }
    }
}
