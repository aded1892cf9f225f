namespace Flux;

/// <summary>The element type of a tensor.</summary>
public enum DType
{
    /// <summary>IEEE single precision: the default.</summary>
    Float32,
    /// <summary>IEEE double precision: what gradient checks run on.</summary>
    Float64,
    /// <summary>IEEE half precision, storage only: cast before computing.</summary>
    Float16,
    /// <summary>The upper half of a single, storage only: cast before computing.</summary>
    BFloat16,
    /// <summary>32-bit integers: indices.</summary>
    Int32,
    /// <summary>One byte per element, 0 or 1: masks.</summary>
    Bool,
}

internal static class DTypes
{
    /// <summary>Bytes per element.</summary>
    internal static int Size(this DType type) => type switch
    {
        DType.Float64 => 8,
        DType.Float32 or DType.Int32 => 4,
        DType.Float16 or DType.BFloat16 => 2,
        _ => 1,
    };

    internal static bool IsReal(this DType type) => type is DType.Float32 or DType.Float64;

    /// <summary>The distance from 1 to the next number of a type that is computed with.</summary>
    internal static double Epsilon(this DType type) => type == DType.Float64 ? double.BitIncrement(1) - 1 : float.BitIncrement(1) - 1;
}
