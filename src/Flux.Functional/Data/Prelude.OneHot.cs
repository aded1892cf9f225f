namespace Flux;

public static partial class Prelude
{
    /// <summary>
    /// Labels as columns with a single one: a (labels×n) tensor, column j with the one where labels[i] equals xs[j]. Kept as indices: <c>W.MatMul(onehot)</c>
    /// gathers columns of W, and picking observations picks indices.
    /// </summary>
    /// <exception cref="ArgumentException">A value is not among the labels, or a label occurs twice.</exception>
    public static Tensor OneHot<L>(IReadOnlyList<L> xs, IReadOnlyList<L> labels) where L : notnull => Hot(xs, Rows(labels), null);

    /// <summary>The same, where a value outside the labels counts as one of them: an unknown word, say (OneHotArrays' third argument).</summary>
    /// <exception cref="ArgumentException">The default is not among the labels, or a label occurs twice.</exception>
    public static Tensor OneHot<L>(IReadOnlyList<L> xs, IReadOnlyList<L> labels, L otherwise) where L : notnull
    {
        var rows = Rows(labels);
        return Hot(xs, rows, rows.TryGetValue(otherwise, out int row) ? row : throw Outside("the default ", otherwise, rows, nameof(otherwise)));
    }

    private static OneHotValue Hot<L>(IReadOnlyList<L> xs, Dictionary<L, int> rows, int? otherwise) where L : notnull
    {
        var hot = new int[xs.Count];
        for (int j = 0; j < hot.Length; j++)
        {
            hot[j] = rows.TryGetValue(xs[j], out int i) ? i : otherwise ?? throw Outside("", $"{xs[j]} (at {j})", rows, nameof(xs));
        }
        return new OneHotValue((Value)Tensor.Of(hot, hot.Length), rows.Count, DType.Float32);
    }

    private static ArgumentException Outside<L>(string what, object met, Dictionary<L, int> rows, string argument) where L : notnull =>
        new($"OneHot: {what}{met} is not among the labels; {InvariantText.Join(", ", rows.Keys.Take(20))} would fit.", argument);

    /// <summary>The row of every label.</summary>
    private static Dictionary<L, int> Rows<L>(IReadOnlyList<L> labels) where L : notnull
    {
        var rows = new Dictionary<L, int>(labels.Count);
        for (int i = 0; i < labels.Count; i++)
        {
            if (!rows.TryAdd(labels[i], i))
            {
                throw new ArgumentException($"OneHot: the label {labels[i]} occurs twice; distinct labels would fit.", nameof(labels));
            }
        }
        return rows;
    }

    /// <summary>The row of the largest element of every column (the first of equals), Int32.</summary>
    /// <exception cref="ArgumentException">An element is NaN.</exception>
    public static Tensor OneCold(Tensor x)
    {
        if (x.Rank == 0 || x.Shape[0] == 0) throw new ArgumentException($"OneCold: the tensor has shape {x.Shape}; at least one row would fit.", nameof(x));
        if (x.Concrete.OneHot is { Hot: var hot }) return hot;
        double[] values = x.ToDoubles();
        int rows = x.Shape[0], nan = Array.FindIndex(values, double.IsNaN);
        if (nan >= 0) throw new ArgumentException($"OneCold: column {nan / rows} holds NaN in row {nan % rows}; numbers would fit.", nameof(x));
        var largest = new int[values.Length / rows];
        for (int j = 0; j < largest.Length; j++)
        {
            for (int i = 1; i < rows; i++)
            {
                if (values[j * rows + i] > values[j * rows + largest[j]]) largest[j] = i;
            }
        }
        return Tensor.Of(largest, x.Rank == 1 ? [1] : x.Shape.ToArray()[1..]).To(x.Device);
    }

    /// <summary>The label of the largest element of every column: the inverse of <see cref="OneHot{L}(IReadOnlyList{L}, IReadOnlyList{L})"/>.</summary>
    /// <exception cref="ArgumentException">Not as many rows as labels, or an element is NaN.</exception>
    public static IReadOnlyList<L> OneCold<L>(Tensor x, IReadOnlyList<L> labels) => x.Rank > 0 && x.Shape[0] == labels.Count
        ? [.. OneCold(x).ToInts().Select(i => labels[i])]
        : throw new ArgumentException($"OneCold: the tensor has shape {x.Shape}, there are {labels.Count} labels; as many rows would fit.", nameof(x));
}
