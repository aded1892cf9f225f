namespace Flux;

/// <summary>
/// Attention between linear maps of queries, keys and values (Vaswani et al. 2017): (features×length×...) each. As a layer of a chain it attends to its own
/// input.
/// </summary>
/// <param name="Query">Maps q.</param>
/// <param name="Key">Maps k.</param>
/// <param name="Value">Maps v.</param>
/// <param name="Output">Maps the heads' results.</param>
/// <param name="HeadCount">How many heads.</param>
/// <param name="DropoutP">The probability of dropping attention in training.</param>
/// <example>
/// <code>
/// MultiHeadAttention attention = MultiHeadAttention(16, heads: 4).Build(new Key(1));
/// Tensor x = Tensor.Normal(new Key(2), 16, 10, 2);      // (features × length × batch)
/// var (y, weights) = attention.Forward(x, mask: CausalMask(10));
/// Console.WriteLine($"{y.Shape} {weights.Shape}");
/// </code>
/// </example>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record MultiHeadAttention(Dense Query, Dense Key, Dense Value, Dense Output, int HeadCount, double DropoutP) : ILayer
{
    /// <summary>The probability of dropping attention in training, 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double DropoutP { get; init => field = Hyperparameter.Share(nameof(MultiHeadAttention), value); } =
        Hyperparameter.Share(nameof(MultiHeadAttention), DropoutP);

    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => Forward(x, null).Y;

    /// <summary>The output (out×queries×...) and the attention (keys×queries×heads×...). Keys default to the queries, values to the keys.</summary>
    /// <param name="q">Queries.</param>
    /// <param name="k">Keys.</param>
    /// <param name="v">Values.</param>
    /// <param name="bias">Added to the scores; broadcasts to (keys×queries×heads×batch).</param>
    /// <param name="mask">Bool, true where a query may see a key; <see cref="Prelude.CausalMask"/> for a decoder.</param>
    public (Tensor Y, Tensor Attention) Forward(Tensor q, Tensor? k = null, Tensor? v = null, Tensor? bias = null, Tensor? mask = null) =>
        Attend(q, k, v, bias, mask, null);

    /// <summary>As <see cref="Forward(Tensor, Tensor?, Tensor?, Tensor?, Tensor?)"/>, with dropout drawn from the key.</summary>
    public (Tensor Y, Tensor Attention) Train(Tensor q, Key key, Tensor? k = null, Tensor? v = null, Tensor? bias = null, Tensor? mask = null) =>
        Attend(q, k, v, bias, mask, attention => Prelude.Dropout(DropoutP).Train(attention, key).Y);

    (Tensor Y, ILayer Next) ILayer.Advance(Tensor x, Key key) => (Train(x, key).Y, this);

    private (Tensor Y, Tensor Attention) Attend(Tensor q, Tensor? k, Tensor? v, Tensor? bias, Tensor? mask, Func<Tensor, Tensor>? dropout)
    {
        k ??= q;
        v ??= k;
        var (y, attention) = Prelude.DotProductAttention(Query.Forward(q), Key.Forward(k), Value.Forward(v), bias, mask, HeadCount, dropout);
        return (Output.Forward(y), attention);
    }

    /// <summary>The sizes as Flux takes them: MultiHeadAttention(64; nheads=8), MultiHeadAttention((4, 5, 6) => (8, 2) => 3; nheads=2).</summary>
    public override string ToString()
    {
        int q = Query.Weight.Shape[1], k = Key.Weight.Shape[1], v = Value.Weight.Shape[1], output = Output.Weight.Shape[0];
        int betweenQK = Query.Weight.Shape[0], betweenV = Value.Weight.Shape[0];
        string inputs = q == k && q == v ? $"{q}" : $"({q}, {k}, {v})", between = betweenQK == betweenV ? $"{betweenQK}" : $"({betweenQK}, {betweenV})";
        string sizes = inputs == between && inputs == $"{output}" ? inputs : $"{inputs} => {between} => {output}";
        return $"MultiHeadAttention({sizes}; nheads={HeadCount}{(DropoutP == 0 ? "" : $", dropout_prob={DropoutP}")})";
    }
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.MultiHeadAttention"/> with all sizes alike.</summary>
    public static Init<MultiHeadAttention> MultiHeadAttention(int size, int heads = 8, bool bias = false, Initialiser? init = null, double dropout = 0) =>
        MultiHeadAttention((size, size, size), (size, size), size, heads, bias, init, dropout);

    /// <summary>A <see cref="Flux.MultiHeadAttention"/> with one size for the inputs, one between the maps, and one for the output.</summary>
    public static Init<MultiHeadAttention> MultiHeadAttention(
        int input, int between, int output, int heads = 8, bool bias = false, Initialiser? init = null, double dropout = 0) =>
        MultiHeadAttention((input, input, input), (between, between), output, heads, bias, init, dropout);

    /// <summary>A <see cref="Flux.MultiHeadAttention"/> with sizes of its own for the inputs q, k, v, for the heads together, and for the output.</summary>
    /// <exception cref="ArgumentException">The heads do not divide the sizes between the maps.</exception>
    public static Init<MultiHeadAttention> MultiHeadAttention(
        (int Q, int K, int V) inputs, (int QK, int V) between, int output, int heads = 8, bool bias = false, Initialiser? init = null, double dropout = 0)
    {
        if (heads < 1 || between.QK % heads != 0 || between.V % heads != 0)
        {
            throw new ArgumentException(
                $"MultiHeadAttention: {heads} heads for sizes {between.QK} and {between.V}; a number that divides both would fit.", nameof(heads));
        }
        double p = Hyperparameter.Share(nameof(MultiHeadAttention), dropout, nameof(dropout));
        return
            from query in Dense(inputs.Q, between.QK, bias: bias, init: init)
            from key in Dense(inputs.K, between.QK, bias: bias, init: init)
            from value in Dense(inputs.V, between.V, bias: bias, init: init)
            from result in Dense(between.V, output, bias: bias, init: init)
            select new MultiHeadAttention(query, key, value, result, heads, p);
    }
}
