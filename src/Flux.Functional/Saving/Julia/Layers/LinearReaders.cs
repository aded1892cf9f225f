namespace Flux;

/// <summary>Linear maps, and tables of columns.</summary>
internal static class LinearReaders
{
    internal static readonly LayerReader[] Rows =
    [
        new("Dense", ["weight|W bias|b σ"], DenseOf, typeof(Dense)),
        new("Bilinear", ["weight|W bias|b σ"], BilinearOf, typeof(Bilinear)),
        new("Scale", ["scale bias σ"], saved => ScaleOf(saved, saved.Activation("σ")), typeof(Scale), "Factor=scale"),
        new("Diagonal", ["scale|α bias|β"], saved => ScaleOf(saved, Prelude.Identity), typeof(Scale), "Factor=scale"),
        new("Embedding", ["weight"], saved => new Embedding(saved.Tensor("weight", 2, 2)), typeof(Embedding)),
        new("EmbeddingBag", ["weight reduction"], saved => new EmbeddingBag(saved.Tensor("weight", 2, 2), Reduction(saved)), typeof(EmbeddingBag)),
    ];

    internal static Dense DenseOf(SavedLayer saved)
    {
        var weight = saved.Tensor("weight", 2, 2);
        return new(weight, saved.Vector("bias", weight.Shape[0]), saved.Activation("σ"));
    }

    private static Bilinear BilinearOf(SavedLayer saved)
    {
        var weight = saved.Tensor("weight", 3, 3);
        return new(weight, saved.Vector("bias", weight.Shape[0]), saved.Activation("σ"));
    }

    private static Scale ScaleOf(SavedLayer saved, Func<Tensor, Tensor> activation)
    {
        var factor = saved.Tensor("scale", 1, 32);
        return new(factor, saved.Vector("bias", factor.Shape.Elements)?.Reshape([.. factor.Shape]), activation);
    }

    private static Func<Tensor, int[], Tensor> Reduction(SavedLayer saved) => SavedFunctions.Name(saved.Function("reduction")) switch
    {
        "mean" => Prelude.Mean,
        "sum" => Prelude.Sum,
        "maximum" => Prelude.Maximum,
        _ => throw saved.Unfit($"has {saved.Field("reduction")} as its reduction; mean, sum or maximum would fit"),
    };
}
