using System.Runtime.CompilerServices;

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
    /// <summary>32-bit integers: indices, and arithmetic that is exact or wraps.</summary>
    Int32,
    /// <summary>One byte per element, 0 or 1: masks.</summary>
    Bool,
}

internal static class DTypes
{
    /// <summary>What fits where real numbers are wanted.</summary>
    internal const string Reals = "Float32 or Float64";
    /// <summary>What fits where numbers are wanted that can be added and compared.</summary>
    internal const string Numbers = "Float32, Float64 or Int32";
    /// <summary>What fits where anything does that can be stored.</summary>
    internal const string Elements = "Float32, Float64, Float16, BFloat16, Int32 or Bool";

    // In the order of the types.
    private static ReadOnlySpan<byte> Sizes => [sizeof(float), sizeof(double), 2, 2, sizeof(int), sizeof(byte)];

    /// <summary>Bytes per element.</summary>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Size(this DType type) => (uint)type < (uint)Sizes.Length ? Sizes[(int)type] : throw Unfit("Tensor", type, Elements);

    /// <summary>Floating-point numbers that kernels compute with.</summary>
    internal static bool IsReal(this DType type) => type is DType.Float32 or DType.Float64;

    /// <summary>Floating-point numbers of any size: those that have derivatives.</summary>
    internal static bool IsFloating(this DType type) => type is not (DType.Int32 or DType.Bool);

    /// <summary>The distance from 1 to the next number of a type that is computed with.</summary>
    internal static double Epsilon(this DType type) => type == DType.Float64 ? double.BitIncrement(1) - 1 : float.BitIncrement(1) - 1;

    /// <summary>The error of an operation that met a type it has no code for.</summary>
    internal static ArgumentException Unfit(string op, DType type, string fits) => new($"{op}: elements of type {type}; {fits} would fit.");
}
