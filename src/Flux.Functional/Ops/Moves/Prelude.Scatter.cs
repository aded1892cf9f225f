namespace Flux;

/// <summary>What becomes of elements that meet at one place.</summary>
public enum Merge
{
    /// <summary>They add up; 0 where there are none.</summary>
    Sum,
    /// <summary>They are multiplied; 1 where there are none.</summary>
    Product,
    /// <summary>The largest stays, the first of equals; -∞ where there are none.</summary>
    Max,
    /// <summary>The smallest stays, the first of equals; ∞ where there are none.</summary>
    Min,
    /// <summary>Their mean; 0 where there are none.</summary>
    Mean,
}

public static partial class Prelude
{
    /// <summary>
    /// The opposite of <see cref="Gather"/>: x[.., j] goes to place indices[j] of the last dimension, and what meets there merges (NNlib's scatter).
    /// </summary>
    /// <param name="merge">What becomes of elements that meet.</param>
    /// <param name="x">Leading sizes, then those of the indices.</param>
    /// <param name="indices">Int32, from 0.</param>
    /// <param name="count">The places; by default one more than the largest index.</param>
    /// <exception cref="ArgumentException">The indices are not Int32, x does not end with their sizes, or an index has no place.</exception>
    public static Tensor Scatter(Merge merge, Tensor x, Tensor indices, int? count = null)
    {
        if (indices.DType != DType.Int32)
        {
            throw new ArgumentException($"Scatter: the indices of shape {indices.Shape} are {indices.DType}; Int32 would fit: Cast them.", nameof(indices));
        }
        int leading = x.Rank - indices.Rank;
        if (leading < 0 || !x.Shape.Skip(leading).SequenceEqual(indices.Shape))
        {
            throw new ArgumentException(
                $"Scatter: a tensor of shape {x.Shape} to indices of shape {indices.Shape}; a shape that ends with that of the indices would fit.", nameof(x));
        }
        int[] at = indices.ToInts();
        int places = count ?? (int)Math.Min(int.MaxValue, at.Append(-1).Max() + 1L);
        var to = Shape.Of("Scatter", [.. x.Shape.Take(leading), places]);
        int wrong = Array.FindIndex(at, i => i < 0 || i >= places);
        if (wrong >= 0) throw new ArgumentException($"Scatter: index {at[wrong]} at {wrong} of {places} places; 0 to {places - 1} would fit.", nameof(indices));

        return merge switch
        {
            Merge.Sum => Added(),
            Merge.Mean => Added() * Shares(at, places, x).Reshape([.. Enumerable.Repeat(1, leading), places]),
            Merge.Product => Pairwise(x, leading, at, places, (a, b) => a * b, 1),
            Merge.Max => Pairwise(x, leading, at, places, Max, double.NegativeInfinity),
            Merge.Min => Pairwise(x, leading, at, places, Min, double.PositiveInfinity),
            _ => throw new ArgumentOutOfRangeException(nameof(merge), $"Scatter: {merge}; Sum, Product, Max, Min or Mean would fit."),
        };

        Tensor Added() => Primitive.Bind(new ScatterAddOp(to), x, indices);
    }

    /// <summary>1 / the number of elements that go to each place.</summary>
    private static Tensor Shares(int[] at, int places, Tensor like)
    {
        var counts = new double[places];
        foreach (int place in at) counts[place]++;
        return Tensor.Of([.. counts.Select(n => 1 / Math.Max(1, n))], places).Cast(like.DType).To(like.Device);
    }

    /// <summary>Merges two neighbours of each place at a time: log n rounds, and a product needs no division, so that zeros have their derivatives.</summary>
    private static Tensor Pairwise(Tensor x, int leading, int[] at, int places, Func<Tensor, Tensor, Tensor> merge, double neutral)
    {
        int[] sizes = [.. x.Shape.Take(leading)];
        var nothing = Tensor.Full(x.Device, x.DType, new("Scatter", [.. sizes, 1]), neutral);
        var columns = x.Reshape([.. sizes, at.Length]);
        List<int>[] meeting = [.. Enumerable.Range(0, places).Select(_ => new List<int>())];
        for (int j = 0; j < at.Length; j++) meeting[at[j]].Add(j);

        while (Array.Exists(meeting, group => group.Count > 1))
        {
            var (left, right) = (new List<int>(), new List<int>());
            int none = columns.Shape[leading];
            for (int place = 0; place < places; place++)
            {
                var group = meeting[place];
                meeting[place] = [.. Enumerable.Range(left.Count, (group.Count + 1) / 2)];
                for (int i = 0; i < group.Count; i += 2)
                {
                    left.Add(group[i]);
                    right.Add(i + 1 < group.Count ? group[i + 1] : none);
                }
            }
            columns = merge(Pick(left), Pick(right));
        }
        return Pick(meeting.Select(group => group.Count == 0 ? columns.Shape[leading] : group[0]));

        Tensor Pick(IEnumerable<int> which) => Gather(Concat(leading, columns, nothing), Tensor.Of([.. which]).To(x.Device));
    }
}
