namespace Flux;

/// <summary>Observations of a data set by number: along the last dimension of every tensor of a tree, or the items of an array.</summary>
internal static class Observation
{
    /// <summary>Observations start to start + length - 1; views of the tensors, no copy.</summary>
    internal static T Range<T>(T data, int start, int length) where T : notnull => data is Array items and not Tensor[]? (T)(object)Items(items, Enumerable.Range(start, length).ToArray())
        : Tree.MapAll(data, x => SliceOp.Of(x, [.. new int[x.Rank - 1], start], x.Shape.With(x.Rank - 1, length)));

    /// <summary>The observations of the given numbers, in their order.</summary>
    internal static T Pick<T>(T data, ReadOnlySpan<int> numbers) where T : notnull
    {
        if (data is Array items and not Tensor[]) return (T)(object)Items(items, numbers);
        var indices = Tensor.Of(numbers.ToArray(), numbers.Length);
        return Tree.MapAll(data, x => Prelude.Gather(x, indices.To(x.Device)));
    }

    private static Array Items(Array items, ReadOnlySpan<int> numbers)
    {
        var picked = Array.CreateInstanceFromArrayType(items.GetType(), numbers.Length);
        for (int i = 0; i < numbers.Length; i++) picked.SetValue(items.GetValue(numbers[i]), i);
        return picked;
    }
}
