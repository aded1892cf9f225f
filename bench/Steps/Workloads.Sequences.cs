using static Flux.Prelude;

namespace Flux.Bench;

internal static partial class Workloads
{
    private static Work LayerNormalisation()
    {
        var layer = LayerNorm(1024).To(On);
        var (x, g) = (Normal(1024, 512), Normal(1024, 512));
        return new(() => GC.KeepAlive(Ad.Pullback(p => p.layer.Forward(p.x), (layer, x)).Pullback(g)));
    }

    /// <summary>32 steps of 64 features, 32 sequences at once.</summary>
    private static Work Sequence()
    {
        var layer = Lstm(64, 128).Build(1).To(On);
        var x = Normal(64, 32, 32);
        return new(() => GC.KeepAlive(Ad.Gradient(m => Mean(m.Forward(x)), layer)));
    }

    /// <summary>8 heads over 128 places of 128 features, 8 sequences at once.</summary>
    private static Work SelfAttention()
    {
        var layer = MultiHeadAttention(128, heads: 8, bias: true).Build(1).To(On);
        var x = Normal(128, 128, 8);
        return new(() => GC.KeepAlive(Ad.Gradient(m => Mean(m.Forward(x)), layer)));
    }
}
