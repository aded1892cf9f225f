using System.Collections.Immutable;

namespace Flux;

public static partial class Data
{
    /// <summary>The observations in an order that follows from the key.</summary>
    public static T Shuffle<T>(T data, Key key) where T : notnull
    {
        var all = new Observations<T>(data);
        return all.Pick(Permutation.Of(key, all.Count));
    }

    /// <summary>So many observations drawn with replacement (MLUtils' randobs).</summary>
    public static T Sample<T>(T data, int count, Key key) where T : notnull
    {
        var all = new Observations<T>(data);
        if (count < 0) throw new ArgumentOutOfRangeException(nameof(count), $"Data.Sample: {count} observations; 0 or more would fit.");
        return all.Pick([.. Tensor.Uniform(key, count).ToArray().Select(u => Math.Min(all.Count - 1, (int)((double)u * all.Count)))]);
    }

    /// <summary>The observations that pass; a tensor of one observation keeps its last dimension, with size 1.</summary>
    public static T Where<T>(T data, Func<T, bool> keep) where T : notnull
    {
        var all = new Observations<T>(data);
        return all.Pick([.. Enumerable.Range(0, all.Count).Where(i => keep(all.Range(i, 1)))]);
    }

    /// <summary>Data sets of tensors one after another.</summary>
    /// <exception cref="ArgumentException">There is no data set, or their numbers of tensors or shapes differ.</exception>
    public static T Join<T>(params T[] parts) where T : notnull
    {
        if (parts.Length == 0) throw new ArgumentException("Data.Join: no data sets; one or more would fit.", nameof(parts));
        return Tree.Together("Data.Join", "data set", parts, tensors => Prelude.Concat(tensors[0].Rank - 1, tensors));
    }

    /// <summary>The observations of every label.</summary>
    /// <exception cref="ArgumentException">Not as many labels as observations.</exception>
    public static ImmutableDictionary<L, T> GroupBy<T, L>(T data, IReadOnlyList<L> labels) where T : notnull where L : notnull
    {
        var all = new Observations<T>(data);
        return Groups("GroupBy", Order(all.Count, null), labels).ToImmutableDictionary(group => group.Key, group => all.Pick([.. group]));
    }

    /// <summary>
    /// Every label at least as often as the given share of the most frequent one: observations of the others are repeated (MLUtils' oversample). With a key
    /// those repeated are drawn and all is shuffled; without, all observations come in their order and the repeated ones after them.
    /// </summary>
    /// <exception cref="ArgumentException">Not as many labels as observations.</exception>
    public static (T Data, IReadOnlyList<L> Labels) Oversample<T, L>(T data, IReadOnlyList<L> labels, Key? shuffle = null, double fraction = 1)
        where T : notnull where L : notnull
    {
        var all = new Observations<T>(data);
        int[] order = Order(all.Count, null);
        var groups = Groups("Oversample", order, labels);
        int wanted = (int)Math.Round(fraction * groups.Max(group => group.Count()));
        var repeated = groups.SelectMany((group, i) => Repeated([.. group], Math.Max(0, wanted - group.Count()), shuffle?[i]));
        return Chosen(all, labels, shuffle, [.. order, .. repeated]);
    }

    /// <summary>
    /// Every label as often as the least frequent one: observations of the others are left out (MLUtils' undersample). With a key those kept are drawn and all
    /// is shuffled; without, the first ones of each label are kept, in their order.
    /// </summary>
    /// <exception cref="ArgumentException">Not as many labels as observations.</exception>
    public static (T Data, IReadOnlyList<L> Labels) Undersample<T, L>(T data, IReadOnlyList<L> labels, Key? shuffle = null) where T : notnull where L : notnull
    {
        var all = new Observations<T>(data);
        var groups = Groups("Undersample", Order(all.Count, null), labels);
        int wanted = groups.Min(group => group.Count());
        return Chosen(all, labels, shuffle, [.. groups.SelectMany((group, i) => Repeated([.. group], wanted, shuffle?[i])).Order()]);
    }

    /// <summary>So many of the numbers: all of them as often as they go in, the rest without replacement, drawn or the first.</summary>
    private static IEnumerable<int> Repeated(int[] numbers, int wanted, Key? shuffle)
    {
        int[] order = Order(numbers.Length, shuffle);
        return Enumerable.Range(0, wanted).Select(i => numbers[order[i % numbers.Length]]);
    }

    private static (T, IReadOnlyList<L>) Chosen<T, L>(Observations<T> all, IReadOnlyList<L> labels, Key? shuffle, int[] numbers) where T : notnull
    {
        int[] chosen = [.. Order(numbers.Length, shuffle).Select(i => numbers[i])];
        return (all.Pick(chosen), [.. chosen.Select(i => labels[i])]);
    }

    /// <summary>The numbers of observations by label, in their order.</summary>
    private static IGrouping<L, int>[] Groups<L>(string what, int[] order, IReadOnlyList<L> labels) => labels.Count == order.Length
        ? [.. order.GroupBy(i => labels[i])]
        : throw new ArgumentException($"Data.{what}: {labels.Count} labels for {order.Length} observations; as many would fit.", nameof(labels));
}
