namespace Flux;

/// <summary>Channels become pixels: (w, h, channels r², batch) -> (w r, h r, channels, batch), and likewise in 1 or 3 dimensions (Shi et al. 2016).</summary>
/// <param name="R">r.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record PixelShuffle(int R) : ILayer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => Prelude.PixelShuffle(x, R);

    /// <summary>As Flux prints it: PixelShuffle(2).</summary>
    public override string ToString() => $"PixelShuffle({R})";
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.PixelShuffle"/> layer.</summary>
    public static PixelShuffle PixelShuffle(int r) =>
        r >= 1 ? new(r) : throw new ArgumentOutOfRangeException(nameof(r), $"PixelShuffle({r}): 1 or more would fit.");
}
