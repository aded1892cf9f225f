namespace Flux;

/// <summary>Attention.</summary>
internal static class AttentionReaders
{
    internal static readonly LayerReader[] Rows =
    [
        new("MultiHeadAttention", ["nheads q_proj k_proj v_proj attn_drop out_proj"], MultiHeadAttentionOf, typeof(MultiHeadAttention),
            "Query=q_proj Key=k_proj Value=v_proj Output=out_proj"),
    ];

    private static MultiHeadAttention MultiHeadAttentionOf(SavedLayer saved)
    {
        Dense Map(string name) => saved.Layer(name) as Dense ?? throw saved.Unfit($"has {saved.Layer(name)} as its {name}; a Dense would fit");
        var (query, key, value) = (Map("q_proj"), Map("k_proj"), Map("v_proj"));
        int heads = saved.Integer("nheads", 1);
        if (query.Weight.Shape[0] % heads != 0 || value.Weight.Shape[0] % heads != 0 || query.Weight.Shape[0] != key.Weight.Shape[0])
        {
            throw saved.Unfit($"has {heads} heads for maps to {query.Weight.Shape[0]}, {key.Weight.Shape[0]} and {value.Weight.Shape[0]}; " +
                "a number that divides them, the first two alike, would fit");
        }
        return new(query, key, value, Map("out_proj"), heads, saved.Layer("attn_drop") is Dropout dropout ? dropout.P : 0);
    }
}
