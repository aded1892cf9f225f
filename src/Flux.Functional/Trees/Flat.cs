namespace Flux;

/// <summary>The tensors of a tree side by side, and the tree to put others in their places (JAX's tree_flatten).</summary>
/// <param name="Tree">Gives the structure.</param>
/// <param name="Trainable">The tensors that are trained.</param>
/// <param name="Others">Those of <see cref="NonTrainable"/>, place by place.</param>
/// <param name="Structure">A hash of all that may differ between two trees of one type.</param>
internal readonly record struct Flat<T>(T Tree, Leaves Trainable, IReadOnlyList<Tensor> Others, int Structure)
{
    /// <summary>Whether no tensor sits at two places.</summary>
    internal bool IsUntied => Trainable.All.Count == Trainable.Places;

    /// <summary>The trainable tensors, place by place.</summary>
    internal Tensor[] ToArray()
    {
        var places = new Tensor[Trainable.Places];
        for (int place = 0; place < places.Length; place++) places[place] = Trainable.At(place);
        return places;
    }

    /// <summary>The same structure with f of every tensor, place by place.</summary>
    internal Flat<T> Map(Func<Tensor, Tensor> f)
    {
        var mapped = new Leaves();
        for (int place = 0; place < Trainable.Places; place++) mapped.Add(f(Trainable.At(place)));
        return this with { Trainable = mapped, Others = [.. Others.Select(f)] };
    }

    /// <summary>The tree with other trainable tensors, place by place.</summary>
    internal T Unflatten(Tensor[] places)
    {
        var (others, next, nextOther) = (Others, 0, 0);
        return Flux.Tree.Walk(Tree, new(_ => places[next++], others.Count == 0 ? null : _ => others[nextOther++]));
    }

    /// <summary>The tree with other trainable tensors, leaf by leaf, each at all its places.</summary>
    internal T UnflattenLeaves(ReadOnlySpan<Tensor> leaves)
    {
        var places = new Tensor[Trainable.Places];
        for (int place = 0; place < places.Length; place++) places[place] = leaves[Trainable.LeafAt(place)];
        return Unflatten(places);
    }

    /// <summary>The tree with f of both tensors in every place of two trees of one structure, asked once for the same two.</summary>
    internal T Zip(Flat<T> other, Func<Tensor, Tensor, Tensor> f)
    {
        var results = new Tensor[Trainable.Places];
        for (int place = 0; place < results.Length; place++)
        {
            results[place] = SamePair(other, place) is { } earlier ? results[earlier] : f(Trainable.At(place), other.Trainable.At(place));
        }
        return Unflatten(results);
    }

    private int? SamePair(Flat<T> other, int place)
    {
        if (Trainable.TiedTo(place) is not { } first || other.Trainable.TiedTo(place) is null) return null;
        for (int earlier = first; earlier < place; earlier++)
        {
            bool same = Trainable.LeafAt(earlier) == Trainable.LeafAt(place) && other.Trainable.LeafAt(earlier) == other.Trainable.LeafAt(place);
            if (same) return earlier;
        }
        return null;
    }

    /// <summary>What a derivative by places is by leaves: the sum over the places of each.</summary>
    internal Tensor[] Gathered(Flat<T> derivative)
    {
        var sums = new Tensor[Trainable.All.Count];
        for (int place = 0; place < Trainable.Places; place++)
        {
            int leaf = Trainable.LeafAt(place);
            sums[leaf] = sums[leaf] is { } sum ? sum + derivative.Trainable.At(place) : derivative.Trainable.At(place);
        }
        return sums;
    }
}
