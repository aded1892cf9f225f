namespace Flux.Attack;

/// <summary>An operation that takes sizes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">How many sizes it takes.</param>
/// <param name="Run">Computes it for such sizes.</param>
/// <param name="Expected">The sizes of the result, where they follow from a formula.</param>
internal sealed record Sized(string Name, int Count, Func<int[], Tensor> Run, Func<Int128[], Int128[]>? Expected = null)
{
    /// <summary>Every operation that takes sizes.</summary>
    internal static readonly Sized[] All = [.. SizedMoves.All, .. SizedImages.All, .. SizedLayers.All];

    /// <summary>The gradient of a sum of squares of f in x: the shape is x's.</summary>
    internal static Tensor Gradient(Func<Tensor, Tensor> f, Tensor x) => Ad.Gradient(x => f(x).Sum() + (f(x) * f(x)).Sum(), x);
}
