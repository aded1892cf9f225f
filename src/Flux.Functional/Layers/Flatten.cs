namespace Flux;

/// <summary>All dimensions but the batch as one: (w×h×c×batch) -> (w·h·c×batch).</summary>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record Flatten : ILayer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => Prelude.Flatten(x);

    /// <summary>As Flux prints it.</summary>
    public override string ToString() => "Flux.flatten";
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.Flatten"/> layer.</summary>
    public static Flatten Flatten() => new();
}
