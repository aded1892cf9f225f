namespace Flux.Kernels;

/// <summary>How many vectors of rows a tile has.</summary>
internal interface ITileHeight
{
    static abstract bool Two { get; }
}

/// <summary>A tile of few rows, or what is left of them.</summary>
internal readonly struct OneVector : ITileHeight
{
    public static bool Two => false;
}

/// <summary>A whole tile.</summary>
internal readonly struct TwoVectors : ITileHeight
{
    public static bool Two => true;
}
