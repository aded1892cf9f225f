namespace Flux;

public static partial class Prelude
{
    /// <summary>
    /// softmax(kᵀ q / √d + bias) over the keys, times v, head by head (Vaswani et al. 2017; NNlib's dot_product_attention). q is (d×queries×...), k
    /// (d×keys×...), v (dv×keys×...), with d and dv split among the heads; the dimensions behind are a batch, or none.
    /// </summary>
    /// <param name="q">Queries.</param>
    /// <param name="k">Keys.</param>
    /// <param name="v">Values.</param>
    /// <param name="bias">Added to the scores; broadcasts to (keys×queries×heads×batch), the batch being one dimension.</param>
    /// <param name="mask">Bool, true where a query may see a key; broadcasts like the bias.</param>
    /// <param name="heads">How many.</param>
    /// <param name="dropout">Applied to the attention; none by default.</param>
    /// <returns>(dv×queries×...), and the attention (keys×queries×heads×...) that weighed the values, dropout included.</returns>
    /// <exception cref="ArgumentException">Sizes that do not fit each other or the heads.</exception>
    public static (Tensor Y, Tensor Attention) DotProductAttention(
        Tensor q, Tensor k, Tensor v, Tensor? bias = null, Tensor? mask = null, int heads = 1, Func<Tensor, Tensor>? dropout = null)
    {
        CheckAttention(q, k, v, heads);
        Tensor query = Heads(q, heads), keys = Heads(k, heads), values = Heads(v, heads);
        var scores = Scores(keys, query * (1 / Math.Sqrt(query.Shape[0])), mask);
        scores += bias;
        if (mask is not null) scores = Where(mask, scores, scores.Number(double.NegativeInfinity));
        var attention = Softmax(scores);
        if (dropout is not null) attention = dropout(attention);
        var y = Weighed(values, attention, mask).Permute(0, 2, 1, 3);
        return (y.Reshape([v.Shape[0], .. q.Shape.Skip(1)]), attention.Reshape([k.Shape[1], q.Shape[1], heads, .. q.Shape.Skip(2)]));
    }

    /// <summary>true where position i (down) may be seen from position j (across), which is i ≤ j: the mask of a decoder (NNlib's make_causal_mask).</summary>
    public static Tensor CausalMask(int length) => length >= 0
        ? Offsets("CausalMask", length, length, above => above >= 0)
        : throw new ArgumentOutOfRangeException(nameof(length), $"CausalMask: length {length}; 0 or more would fit.");

    /// <summary>(d×length×...) -> (d/heads × length × heads × batch).</summary>
    private static Tensor Heads(Tensor x, int heads) =>
        x.Reshape(x.Shape[0] / heads, heads, x.Shape[1], x.Shape.Skip(2).Aggregate(1, (p, n) => p * n)).Permute(0, 2, 1, 3);

    /// <summary>kᵀ q. What is masked is chosen away afterwards, but not in the derivative, where NaN times 0 would reach the queries.</summary>
    private static Tensor Scores(Tensor keys, Tensor query, Tensor? mask)
    {
        if (mask is null || IsSound(keys)) return BatchedMatMul(keys, query, transposeA: true);
        var finite = IsFinite(keys);
        var scores = BatchedMatMul(Where(finite, keys, keys.Number(0)), query, transposeA: true);
        var broken = Maximum((!finite).Cast(keys.DType), 0).Permute(1, 0, 2, 3) > 0;
        return Where(broken, scores.Number(double.NaN), scores);
    }

    /// <summary>v a. A value that is infinite or NaN reaches the queries that may see it and no others.</summary>
    private static Tensor Weighed(Tensor values, Tensor attention, Tensor? mask)
    {
        if (mask is null || IsSound(values)) return BatchedMatMul(values, attention);
        var finite = IsFinite(values);
        var seen = Where(mask, attention.OnesLike(), attention.Number(0));
        var reached = BatchedMatMul((!finite).Cast(values.DType), seen) > 0;
        var y = BatchedMatMul(Where(finite, values, values.Number(0)), attention);
        return Where(reached, y.Number(double.NaN), y);
    }

    /// <summary>
    /// Whether a sum shows that all numbers are finite; where only shapes are known, they count as such. Of another device than the host an answer would be
    /// waited for: they count as none.
    /// </summary>
    private static bool IsSound(Tensor x) => x.Device.OnlyShapes || x.Device == Device.Cpu && double.IsFinite(x.Concrete.Sum().Scalar());

    private static void CheckAttention(Tensor q, Tensor k, Tensor v, int heads)
    {
        string shapes = $"DotProductAttention: q {q.Shape}, k {k.Shape}, v {v.Shape} with {heads} heads";
        if (q.Rank < 2 || k.Rank != q.Rank || v.Rank != q.Rank)
        {
            throw new ArgumentException($"{shapes}; (features×length) or (features×length×batch) each would fit.");
        }
        if (q.Shape[0] != k.Shape[0] || k.Shape[1] != v.Shape[1])
        {
            throw new ArgumentException($"{shapes}; equal features of q and k and equal lengths of k and v would fit.");
        }
        if (!q.Shape.Skip(2).SequenceEqual(k.Shape.Skip(2)) || !q.Shape.Skip(2).SequenceEqual(v.Shape.Skip(2)))
        {
            throw new ArgumentException($"{shapes}; equal batches would fit.");
        }
        if (heads < 1 || q.Shape[0] % heads != 0 || v.Shape[0] % heads != 0)
        {
            throw new ArgumentException($"{shapes}; a number of heads that divides the features would fit.");
        }
    }
}
