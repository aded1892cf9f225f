namespace Flux;

public static partial class Prelude
{
    /// <summary>
    /// softmax(kᵀ q / √d + bias) over the keys, times v, head by head (Vaswani et al. 2017; NNlib's dot_product_attention). q is (d×queries[×batch]), k (d×keys[×batch]),
    /// v (dv×keys[×batch]), with d and dv split among the heads.
    /// </summary>
    /// <param name="q">Queries.</param>
    /// <param name="k">Keys.</param>
    /// <param name="v">Values.</param>
    /// <param name="bias">Added to the scores; broadcasts to (keys×queries×heads×batch).</param>
    /// <param name="mask">Bool, true where a query may see a key; broadcasts like the bias.</param>
    /// <param name="heads">How many.</param>
    /// <param name="dropout">Applied to the attention; none by default.</param>
    /// <returns>(dv×queries[×batch]), and the attention (keys×queries×heads×batch) before dropout.</returns>
    /// <exception cref="ArgumentException">Sizes that do not fit each other or the heads.</exception>
    public static (Tensor Y, Tensor Attention) DotProductAttention(
        Tensor q, Tensor k, Tensor v, Tensor? bias = null, Tensor? mask = null, int heads = 1, Func<Tensor, Tensor>? dropout = null)
    {
        CheckAttention(q, k, v, heads);
        Tensor query = Heads(q, heads), keys = Heads(k, heads), values = Heads(v, heads);
        var scores = Flux.MatMul.Of(keys, true, query * (1 / Math.Sqrt(query.Shape[0])), false) + bias;
        if (mask is not null) scores = Where(mask, scores, scores.Number(double.NegativeInfinity));
        var attention = Softmax(scores);
        var y = values.MatMul(dropout is null ? attention : dropout(attention)).Permute(0, 2, 1, 3);
        return (y.Reshape([v.Shape[0], .. q.Shape.Skip(1)]), attention);
    }

    /// <summary>true where position i (down) may be seen from position j (across), which is i ≤ j: the mask of a decoder (NNlib's make_causal_mask).</summary>
    public static Tensor CausalMask(int length) => length >= 0
        ? Tensor.Of([.. Enumerable.Range(0, length * length).Select(n => n % length <= n / length)], length, length)
        : throw new ArgumentOutOfRangeException(nameof(length), $"CausalMask: length {length}; 0 or more would fit.");

    /// <summary>(d×length[×batch]) -> (d/heads × length × heads × batch).</summary>
    private static Tensor Heads(Tensor x, int heads) => x.Reshape(x.Shape[0] / heads, heads, x.Shape[1], -1).Permute(0, 2, 1, 3);

    private static void CheckAttention(Tensor q, Tensor k, Tensor v, int heads)
    {
        string shapes = $"DotProductAttention: q {q.Shape}, k {k.Shape}, v {v.Shape} with {heads} heads";
        if (q.Rank is not (2 or 3) || k.Rank != q.Rank || v.Rank != q.Rank) throw new ArgumentException($"{shapes}; (features×length) or (features×length×batch) each would fit.");
        if (q.Shape[0] != k.Shape[0] || k.Shape[1] != v.Shape[1]) throw new ArgumentException($"{shapes}; equal features of q and k and equal lengths of k and v would fit.");
        if (q.Rank == 3 && (q.Shape[2] != k.Shape[2] || q.Shape[2] != v.Shape[2])) throw new ArgumentException($"{shapes}; equal batches would fit.");
        if (heads < 1 || q.Shape[0] % heads != 0 || v.Shape[0] % heads != 0) throw new ArgumentException($"{shapes}; a number of heads that divides the features would fit.");
    }
}
