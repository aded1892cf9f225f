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
        var scores = BatchedMatMul(keys, query * (1 / Math.Sqrt(query.Shape[0])), transposeA: true) + bias;
        if (mask is not null) scores = Where(mask, scores, scores.Number(double.NegativeInfinity));
        var attention = Softmax(scores);
        if (dropout is not null) attention = dropout(attention);
        var y = BatchedMatMul(values, attention).Permute(0, 2, 1, 3);
        return (y.Reshape([v.Shape[0], .. q.Shape.Skip(1)]), attention.Reshape([k.Shape[1], q.Shape[1], heads, .. q.Shape.Skip(2)]));
    }

    /// <summary>true where position i (down) may be seen from position j (across), which is i ≤ j: the mask of a decoder (NNlib's make_causal_mask).</summary>
    public static Tensor CausalMask(int length) => length >= 0
        ? Tensor.Of([.. Enumerable.Range(0, length * length).Select(n => n % length <= n / length)], length, length)
        : throw new ArgumentOutOfRangeException(nameof(length), $"CausalMask: length {length}; 0 or more would fit.");

    /// <summary>(d×length×...) -> (d/heads × length × heads × batch).</summary>
    private static Tensor Heads(Tensor x, int heads) => x.Reshape(x.Shape[0] / heads, heads, x.Shape[1], -1).Permute(0, 2, 1, 3);

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
