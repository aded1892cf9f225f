using System.Collections.Immutable;

namespace Flux;

/// <summary>Windows without weights: pooling, and images made larger.</summary>
internal static class PoolReaders
{
    internal static readonly LayerReader[] Rows =
    [
        new("MaxPool", ["k pad stride"], saved => Pool(saved, (window, stride, pad) => new MaxPool(window, stride, pad)), typeof(MaxPool)),
        new("MeanPool", ["k pad stride"], saved => Pool(saved, (window, stride, pad) => new MeanPool(window, stride, pad)), typeof(MeanPool)),
        new("GlobalMaxPool", [""], _ => new GlobalMaxPool(), typeof(GlobalMaxPool)),
        new("GlobalMeanPool", [""], _ => new GlobalMeanPool(), typeof(GlobalMeanPool)),
        new("AdaptiveMaxPool", ["out"], saved => new AdaptiveMaxPool(Sizes(saved, "out")), typeof(AdaptiveMaxPool)),
        new("AdaptiveMeanPool", ["out"], saved => new AdaptiveMeanPool(Sizes(saved, "out")), typeof(AdaptiveMeanPool)),
        new("Upsample", ["scale", "scale size"], UpsampleOf, typeof(Upsample)),
        new("PixelShuffle", ["r"], saved => new PixelShuffle(saved.Integer("r", 1)), typeof(PixelShuffle)),
    ];

    private static ILayer Pool(SavedLayer saved, Func<Dims, Dims, Pad, ILayer> make)
    {
        var window = Sizes(saved, "k");
        var sizes = saved.Integers("k", 1);
        return make(window, saved.Dims("stride", sizes.Length, sizes), saved.Pad("pad", sizes.Length));
    }

    private static Dims Sizes(SavedLayer saved, string name)
    {
        var sizes = saved.Integers(name, 1);
        return sizes.Length is >= 1 and <= 3 ? Dims.Of([.. sizes]) : throw saved.Unfit($"has {sizes.Length} numbers as its {name}; 1 to 3 would fit");
    }

    /// <summary>How new places are filled is the first parameter of the type.</summary>
    private static Upsample UpsampleOf(SavedLayer saved)
    {
        var mode = saved.Type.Parameters is [JuliaSymbol symbol, ..] && Enum.TryParse(symbol.Name, ignoreCase: true, out UpsampleMode named)
            ? named
            : throw saved.Unfit("has no mode that is known; nearest, linear, bilinear or trilinear would fit");
        return saved.Field("scale") is null
            ? new(mode, default, Sizes(saved, "size"))
            : new(mode, Scale(saved, saved.Field("scale")!), default);
    }

    private static Factors Scale(SavedLayer saved, JuliaValue value)
    {
        ImmutableArray<double> factors = value is JuliaTuple tuple ? [.. tuple.Items.Select(item => Factor(saved, item))] : [Factor(saved, value)];
        return factors switch
        {
            [var all] => all,
            [var first, var second] => (first, second),
            [var first, var second, var third] => (first, second, third),
            _ => throw saved.Unfit($"has {factors.Length} numbers as its scale; 1 to 3 would fit"),
        };
    }

    private static double Factor(SavedLayer saved, JuliaValue value) => value switch
    {
        JuliaInteger integer when integer.Value >= 1 && integer.Value <= int.MaxValue => (double)integer.Value,
        JuliaReal { Value: > 0 and < double.PositiveInfinity } real => real.Value,
        _ => throw saved.Unfit($"has {value} in its scale; numbers above 0 would fit"),
    };
}
