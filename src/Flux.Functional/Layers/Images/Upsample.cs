namespace Flux;

/// <summary>How <see cref="Upsample"/> fills the new places.</summary>
public enum UpsampleMode
{
    /// <summary>Every element repeated.</summary>
    Nearest,
    /// <summary>On lines between neighbours, one spatial dimension.</summary>
    Linear,
    /// <summary>On lines between neighbours, two spatial dimensions.</summary>
    Bilinear,
    /// <summary>On lines between neighbours, three spatial dimensions.</summary>
    Trilinear,
}

/// <summary>
/// Larger images: (spatial, channels, batch) -> (spatial · scale or size, channels, batch). The linear modes keep the corners (align_corners).
/// </summary>
/// <param name="Mode">How the new places are filled.</param>
/// <param name="Scale">Factors of the spatial sizes; or the default, and Size is given.</param>
/// <param name="Size">Spatial sizes of the output; or the default, and Scale is given.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record Upsample(UpsampleMode Mode, Factors Scale, Dims Size) : ILayer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x)
    {
        int spatial = x.Rank - 2;
        if (Mode != UpsampleMode.Nearest && spatial != (int)Mode)
        {
            throw new ArgumentException(
                $"{this}: the input has shape {x.Shape}; {(int)Mode + 2} dimensions would fit: {(int)Mode} spatial sizes, channels, batch.");
        }
        return Mode == UpsampleMode.Nearest ? Prelude.UpsampleNearest(x, Scale, Size) : Prelude.UpsampleLinear(x, Scale, Size);
    }

    /// <summary>As Flux prints it: Upsample(:nearest, scale = 2).</summary>
    public override string ToString() => $"Upsample(:{Mode.ToString().ToLowerInvariant()}, {(Scale.IsDefault ? $"size = {Size}" : $"scale = {Scale}")})";
}

public static partial class Prelude
{
    /// <summary>An <see cref="Flux.Upsample"/> layer, by a scale or to a size.</summary>
    /// <exception cref="ArgumentException">Neither scale nor size is given, or both.</exception>
    public static Upsample Upsample(Factors scale = default, UpsampleMode mode = UpsampleMode.Nearest, Dims size = default)
    {
        Upsampling.Check("Upsample", scale, size);
        return new(mode, scale, size);
    }
}
