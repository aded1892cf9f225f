namespace Flux;

/// <summary>What pictures are written as.</summary>
public enum ImageFormat
{
    /// <summary>Every value of 8 bits is kept.</summary>
    Png,

    /// <summary>Smaller, and not exact.</summary>
    Jpeg,
}
