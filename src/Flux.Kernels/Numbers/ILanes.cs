using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>
/// As many numbers as one register holds, so that a scalar body runs on SIMD: all that code which is written once for every register width may know of one.
/// Lanes do not depend on each other, so the bits of a result do not depend on the width. A mask has all bits of a lane set, or none.
/// Bounds against exact results: exp and log 2 ulp, the others 4 ulp, over the whole range with infinities, NaN and denormals.
/// </summary>
/// <typeparam name="V">The vector itself.</typeparam>
/// <typeparam name="F">float or double.</typeparam>
internal unsafe interface ILanes<V, F> : IReal<V>, IBitwiseOperators<V, V, V>
    where V : unmanaged, ILanes<V, F>
    where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    /// <summary>Whether this processor has such registers and likes to use them.</summary>
    static abstract bool IsAccelerated { get; }
    /// <summary>How many numbers there are.</summary>
    static abstract int Count { get; }
    /// <summary>Columns of a product's tile, two vectors of rows high, that stay in the registers beside what feeds them.</summary>
    static abstract int Columns { get; }

    /// <summary>The numbers at an address of any alignment.</summary>
    static abstract V Load(F* x);
    /// <summary>Writes the numbers to an address of any alignment.</summary>
    void Store(F* y);
    /// <summary>Writes the numbers past the cache, to an address that a whole vector divides.</summary>
    void Stream(F* y);
    /// <summary>Asks for the cache line of an address, which may lie anywhere, so that it comes while other numbers are computed.</summary>
    static abstract void Prefetch(F* x);
    /// <summary>x in every lane.</summary>
    static abstract V All(F x);
    /// <summary>The number in the first lane.</summary>
    F First { get; }

    /// <summary>a b + c, rounded once.</summary>
    static abstract V Fma(V a, V b, V c);
    /// <summary>sum = a b + sum, rounded once, where the sum is: a result that is handed back is first put elsewhere by the compiler.</summary>
    static abstract void AddProduct(ref V sum, V a, V b);
    /// <summary>The smaller of two numbers; b where it is NaN, and where a is, as the processor likes.</summary>
    static abstract V MinNative(V a, V b);
    /// <summary>The larger of two numbers; b where it is NaN, and where a is, as the processor likes.</summary>
    static abstract V MaxNative(V a, V b);
    /// <summary>The nearest whole number.</summary>
    static abstract V Round(V x);
    /// <summary>(p + q) 2^n for whole n and a sum that is rounded first; it may overflow or become denormal.</summary>
    static abstract V Scale(V p, V q, V n);
    /// <summary>(1 + q) 2^n for whole n at most 0 and a sum that is rounded first; it may become denormal.</summary>
    static abstract V ScaleDown(V q, V n);

    /// <summary>p x + c: one step of Horner's rule.</summary>
    static abstract V Horner(V p, V x, double c);
    /// <summary>a + b x, rounded once.</summary>
    static abstract V Linear(V x, double a, double b);
    /// <summary>The magnitude of one with the sign of another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual V CopySign(V magnitude, V sign) => sign & V.Const(-0.0) | magnitude & ~V.Const(-0.0);

    /// <summary>Where a &lt; b.</summary>
    static abstract V Less(V a, V b);
    /// <summary>Where a &lt;= b.</summary>
    static abstract V LessOrEqual(V a, V b);
    /// <summary>Where a = b.</summary>
    static abstract V Equal(V a, V b);
    /// <summary>a in the lanes where the mask is set, else b; all bits of a mask's lane are the same.</summary>
    static abstract V Select(V mask, V a, V b);
    /// <summary>The first bit of every lane: those of a mask that are set.</summary>
    static abstract uint Signs(V mask);
    /// <summary>The lanes before lane number count.</summary>
    static abstract V Below(nint count);

    /// <summary>Lane i of the result is lane i ^ distance; the distance is a power of two below the count.</summary>
    static abstract V Swapped(V x, int distance);
    /// <summary>Of the numbers of a and then b, those at even and those at odd places.</summary>
    static abstract (V Even, V Odd) Apart(V a, V b);
    /// <summary>The numbers of two vectors in turn, even first: what <see cref="Apart"/> takes apart.</summary>
    static abstract (V Low, V High) Together(V even, V odd);
    /// <summary>The side of the squares of four-byte numbers that <see cref="Transpose"/> turns.</summary>
    static abstract int Side { get; }
    /// <summary>
    /// Element j of row i of x becomes element i of row j of y, for rows of <see cref="Side"/> four-byte numbers; steps are bytes from row to row.
    /// </summary>
    static abstract void Transpose(byte* x, nint stepX, byte* y, nint stepY);

    /// <summary>A mask of as many bytes: set where a byte is not 0.</summary>
    static abstract V LoadTruth(byte* x);
    /// <summary>A mask as bytes 0 and 1.</summary>
    void StoreTruth(byte* y);
    /// <summary>As many words, each the lowest bits of its lane.</summary>
    static abstract V LoadWords(uint* x);

    /// <summary>The whole number as the bits of every lane.</summary>
    static abstract V AllBits(long x);
    /// <summary>0, 1, 2, .. as bits.</summary>
    static abstract V Places { get; }
    /// <summary>The sum of bits taken as whole numbers.</summary>
    static abstract V AddBits(V a, V b);
    /// <summary>The difference of bits taken as whole numbers.</summary>
    static abstract V SubtractBits(V a, V b);
    /// <summary>The product of bits taken as whole numbers.</summary>
    static abstract V MultiplyBits(V a, V b);
    /// <summary>Where bits, taken as signed whole numbers, are less.</summary>
    static abstract V LessBits(V a, V b);
    /// <summary>Where bits are the same.</summary>
    static abstract V EqualBits(V a, V b);
    /// <summary>Bits moved up.</summary>
    static abstract V ShiftLeft(V x, int by);
    /// <summary>Bits moved down, zeros behind.</summary>
    static abstract V ShiftRight(V x, int by);
    /// <summary>Bits, taken as a signed whole number, as a number.</summary>
    static abstract V FromBits(V x);
    /// <summary>Bits, taken as an unsigned whole number, as a number.</summary>
    static abstract V FromUnsigned(V x);

    /// <summary>A function computed in double precision, rounded at the end.</summary>
    static abstract V InDouble<Function>(V x) where Function : IDoubleFunction;
    /// <summary>A function of two numbers computed in double precision, rounded at the end.</summary>
    static abstract V InDouble<Function>(V x, V y) where Function : IDoubleFunctionOfTwo;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IReal<V>.Exp(V x) => Exponential<V, F>.Exp(x);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IReal<V>.Expm1(V x) => Exponential<V, F>.Expm1(x);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IReal<V>.Log(V x) => Logarithm<V, F>.Log(x);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IReal<V>.Log1p(V x) => Logarithm<V, F>.Log1p(x);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IReal<V>.Tanh(V x) => Exponential<V, F>.Tanh(x);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IReal<V>.Sigmoid(V x) => Exponential<V, F>.Sigmoid(x);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IReal<V>.Erf(V x) => typeof(F) == typeof(double) ? V.InDouble<ErrorFunction>(x) : SingleErrorFunction<V, F>.Erf(x);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IReal<V>.Sin(V x) => Trigonometric<V, F>.Sin(x);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IReal<V>.Cos(V x) => Trigonometric<V, F>.Cos(x);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IReal<V>.Atan(V x) => V.InDouble<ArcTangent>(x);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IReal<V>.Remainder(V x, V y) => LaneRemainder<V, F>.Remainder(x, y);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IReal<V>.Xlogy(V x, V y) => Entropy.Xlogy(x, y);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V IReal<V>.Pow(V x, V y) => LanePower<V, F>.Pow(x, y);
}

/// <summary>A function of doubles on any lanes.</summary>
internal interface IDoubleFunction
{
    static abstract D Of<D>(D x) where D : unmanaged, ILanes<D, double>;
}

/// <summary>A function of two doubles on any lanes.</summary>
internal interface IDoubleFunctionOfTwo
{
    static abstract D Of<D>(D x, D y) where D : unmanaged, ILanes<D, double>;
}
