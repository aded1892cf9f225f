namespace Flux;

/// <summary>Dropouts. Which numbers are dropped is drawn from keys here, so generators of random numbers are left.</summary>
internal static class DropoutReaders
{
    internal static readonly LayerReader[] Rows =
    [
        new("Dropout", ["p active", "p dims active", "p dims active rng"], DropoutOf, typeof(Dropout)),
        new("AlphaDropout", ["p", "p active", "p active rng"], saved => new AlphaDropout(saved.Number("p", 0)), typeof(AlphaDropout)),
    ];

    /// <summary>Dimensions count from 1 there; a colon is none.</summary>
    internal static Dropout DropoutOf(SavedLayer saved) => new(
        saved.Number("p", 0), saved.Field("dims") is JuliaStruct { Type.ShortName: "Colon" } ? [] : [.. saved.Integers("dims", 1).Select(dim => dim - 1)]);
}
