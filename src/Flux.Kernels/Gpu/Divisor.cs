using System.Numerics;

namespace Flux.Kernels;

/// <summary>
/// A divisor that is the same for all threads, as a multiplication and a shift: ⌊n / d⌋ = ⌊n m / 2^(31 + l)⌋ with l = ⌈log₂ d⌉ and m = ⌈2^(31 + l) / d⌉, exact
/// for 0 ≤ n &lt; 2³¹ (Granlund and Montgomery 1994, theorem 4.2). A processor divides one number at a time and multiplies vectors of them; a GPU has no
/// instruction that divides.
/// </summary>
internal readonly struct Divisor
{
    private readonly uint multiplier;
    private readonly int shift;

    /// <param name="value">d; where there are no elements it may be 0, and nothing is divided.</param>
    internal Divisor(int value)
    {
        Value = value;
        uint d = (uint)Math.Max(1, value);
        shift = BitOperations.Log2(2 * d - 1);
        multiplier = (uint)(((1UL << 31 + shift) + d - 1) / d);
    }

    /// <summary>d.</summary>
    internal readonly int Value;

    /// <summary>n / d. Twice n still fits, so that the upper half of the product and a shift are all.</summary>
    internal int Quotient(int n) => (int)((uint)((ulong)((uint)n << 1) * multiplier >> 32) >> shift);

    /// <summary>n % d.</summary>
    internal int Remainder(int n) => n - Quotient(n) * Value;
}
