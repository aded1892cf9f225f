namespace Flux;

/// <summary>A data set seen as numbered observations.</summary>
internal interface IObservations<out T>
{
    /// <summary>How many there are.</summary>
    int Count { get; }

    /// <summary>Observations start to start + length - 1; views of the tensors, no copy.</summary>
    T Range(int start, int length);

    /// <summary>The observations of the given numbers, in their order.</summary>
    T Pick(ReadOnlySpan<int> numbers);
}

/// <summary>The observations of a tree of tensors, along their last dimensions, or the items of an array or list.</summary>
internal sealed class Observations<T> : IObservations<T> where T : notnull
{
    private readonly T data;
    private readonly ItemList<T>? items;

    internal Observations(T data)
    {
        this.data = data;
        items = ItemList<T>.Of(data);
        Count = items?.Count ?? Counted(data);
    }

    public int Count { get; }

    public T Range(int start, int length) => items is not null
        ? items.Pick([.. Enumerable.Range(start, length)])
        : Tree.MapAll(data, x => SliceOp.Of(x, [.. new int[x.Rank - 1], start], x.Shape.With(x.Rank - 1, length)));

    public T Pick(ReadOnlySpan<int> numbers)
    {
        if (items is not null) return items.Pick(numbers);
        var indices = Tensor.Of(numbers.ToArray(), numbers.Length);
        return Tree.MapAll(data, x => Prelude.Gather(x, indices.To(x.Device)));
    }

    private static int Counted(T data)
    {
        var entries = Tree.Entries(data);
        int count = -1;
        TreePath first = default;
        foreach (var entry in entries)
        {
            if (entry.Value is not Tensor x) continue;
            if (x.Rank == 0)
            {
                throw new ArgumentException($"Data: {Name(entry.Path)} is a single number; a last dimension that counts observations would fit.", nameof(data));
            }
            int here = x.Shape[x.Rank - 1];
            if (count >= 0 && here != count)
            {
                throw new ArgumentException(
                    $"Data: {Name(first)} has {count} observations in its last dimension, {Name(entry.Path)} has {here}; equal numbers would fit.",
                    nameof(data));
            }
            (count, first) = (here, entry.Path);
        }
        if (count < 0) throw new ArgumentException($"Data: {typeof(T).Name} holds no tensor; a tree of tensors, or an array or list, would fit.", nameof(data));
        RefuseListsLeftBehind(entries, count);
        return count;
    }

    /// <summary>A list beside the tensors is not batched with them; one of as many items as there are observations was surely meant to be.</summary>
    private static void RefuseListsLeftBehind(IReadOnlyList<TreeEntry> entries, int observations)
    {
        var lists = entries.Where(entry => entry.Kind == EntryKind.Static).GroupBy(entry => ListOf(entry.Path), entry => Item(entry.Path));
        foreach (var list in lists)
        {
            if (list.Key is not { } path || list.Distinct().Count() != observations) continue;
            throw new ArgumentException(
                $"Data: {Name(path)} is a list of {observations} items beside tensors of {observations} observations and would not be batched with them; " +
                "a tensor of them, such as OneHot(...), or an array of observations would fit.", nameof(entries));
        }
    }

    private static TreePath? ListOf(TreePath path)
    {
        int item = path.Parts.TakeWhile(part => !part.StartsWith('[')).Count();
        return item == path.Parts.Length ? null : new(path.Parts[..item]);
    }

    private static string Item(TreePath path) => path.Parts.FirstOrDefault(part => part.StartsWith('['), "");

    private static string Name(TreePath path) => path.Parts.IsDefaultOrEmpty ? "the tensor" : path.ToString();
}

/// <summary>A function of what another data set gives.</summary>
internal sealed class MappedObservations<T, R>(IObservations<T> data, Func<T, R> f) : IObservations<R> where R : notnull
{
    public int Count => data.Count;
    public R Range(int start, int length) => Mapped(data.Range(start, length));
    public R Pick(ReadOnlySpan<int> numbers) => Mapped(data.Pick(numbers));
    private R Mapped(T batch) => Returned.Of("DataLoader.Map", f(batch), "a batch");
}
