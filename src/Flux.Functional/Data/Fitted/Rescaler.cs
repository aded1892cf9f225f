namespace Flux;

/// <summary>
/// What brings every feature to values from low to high by the smallest and largest values of the data it was fitted on, (x - smallest) · scale + low.
/// A value: it is saved and loaded, in a model or beside it, and never trained.
/// </summary>
/// <param name="Smallest">The smallest value of every feature, with a last dimension of 1.</param>
/// <param name="Scale">(high - low) / (largest - smallest) of every feature; high - low where it is the same everywhere.</param>
/// <param name="Low">Where the smallest value goes.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record Rescaler(NonTrainable Smallest, NonTrainable Scale, double Low)
{
    /// <summary>Data of the same features, rescaled.</summary>
    public Tensor Apply(Tensor x) => (x - Smallest.Value) * Scale.Value + Low;

    /// <summary>The data whose rescaled form this is.</summary>
    public Tensor Invert(Tensor x) => (x - Low) / Scale.Value + Smallest.Value;

    /// <summary>The features' shape and where their smallest values go.</summary>
    public override string ToString() => $"{nameof(Rescaler)} {{ {nameof(Smallest)} = {Smallest.Value.Shape}, {nameof(Low)} = {Low} }}";
}
