namespace Flux;

/// <summary>The mean, sum or maximum of the columns of W that a bag of indices names.</summary>
/// <param name="Weight">W, out×in.</param>
/// <param name="Reduction">Of (out×bag) over dimension 1: Mean, Sum or Maximum.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record EmbeddingBag(Tensor Weight, Func<Tensor, int[], Tensor> Reduction) : ILayer
{
    /// <summary>Of means.</summary>
    public EmbeddingBag(Tensor weight) : this(weight, Prelude.Mean) { }

    /// <summary>
    /// Bags of one size, a column of Int32 indices each: (bag×n) -> (out×n), and with further dimensions likewise; a vector is one bag. So is each (in×bag) of
    /// one-hot columns of any other type.
    /// </summary>
    /// <exception cref="ArgumentException">A bag is empty, an index names no column of W, or a column of another type is not one-hot.</exception>
    public Tensor Forward(Tensor x)
    {
        var columns = Indices.Columns(this, Weight, x);
        if (columns.Rank == 1) throw new ArgumentException($"{this}: one index alone is no bag; (bag) or (bag×n) would fit.");
        if (columns.Shape[1] == 0) throw Empty(0);
        return Reduced(columns).Reshape([Weight.Shape[0], .. columns.Shape.Skip(2)]);
    }

    /// <summary>Bags of any sizes: (out×bags).</summary>
    public Tensor Forward(IReadOnlyList<int[]> bags)
    {
        if (bags.Count == 0) throw new ArgumentException($"{this}: no bags; one or more would fit.", nameof(bags));
        for (int i = 0; i < bags.Count; i++)
        {
            if (bags[i] is null) throw new ArgumentNullException(nameof(bags), $"{this}: bag {i} is null; one index or more would fit.");
            if (bags[i].Length == 0) throw Empty(i);
        }
        // One gather for all bags: the gradient of W is then one pass, not one per bag.
        var columns = Prelude.Gather(Weight, Tensor.Of([.. bags.SelectMany(bag => bag)]).To(Weight.Device));
        var (reduced, start) = (new Tensor[bags.Count], 0);
        for (int i = 0; i < bags.Count; i++)
        {
            reduced[i] = Reduced(columns[.., start..(start += bags[i].Length)]);
        }
        return Prelude.Concat(1, reduced);
    }

    /// <summary>Bags one after another in a vector, bag i beginning at starts[i].</summary>
    /// <exception cref="ArgumentException">The starts do not begin at 0 and grow.</exception>
    public Tensor Forward(int[] data, int[] starts)
    {
        bool grows = starts.Length > 0 && starts[0] == 0 && starts[^1] < data.Length && starts.Zip(starts.Skip(1)).All(pair => pair.First < pair.Second);
        if (!grows)
        {
            throw new ArgumentException(
                $"{this}: bags that start at [{InvariantText.Join(", ", starts)}] in {data.Length} indices; " +
                $"0 first and then growing numbers below {data.Length} would fit.", nameof(starts));
        }
        return Forward([.. starts.Select((start, i) => data[start..(i + 1 < starts.Length ? starts[i + 1] : data.Length)])]);
    }

    private Tensor Reduced(Tensor columns) => Returned.Of(this, Reduction(columns, [1]), "a tensor", "the reduction");

    private ArgumentException Empty(int bag) => new($"{this}: bag {bag} is empty; one index or more would fit.");

    /// <summary>As Flux prints it: EmbeddingBag(1000 => 64).</summary>
    public override string ToString() => $"EmbeddingBag({Weight.Shape[1]} => {Weight.Shape[0]})";
}

public static partial class Prelude
{
    /// <summary>An <see cref="Flux.EmbeddingBag"/> with normal weights; the mean unless another reduction is given.</summary>
    public static Init<EmbeddingBag> EmbeddingBag(int vocabulary, int size, Func<Tensor, int[], Tensor>? reduction = null, Initialiser? init = null) =>
        Embedding(vocabulary, size, init).Select(embedding => new EmbeddingBag(embedding.Weight, reduction ?? Mean));
}
