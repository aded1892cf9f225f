using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>What the functions of lanes are built from, in their notation.</summary>
/// <typeparam name="V">The lanes.</typeparam>
/// <typeparam name="F">float or double.</typeparam>
internal static class Polynomial<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    /// <summary>2^n for whole n within the normal exponents.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V PowerOfTwo(V n) => Exponent(n + V.Const(Magic + Bias));

    /// <summary>Bits of small whole numbers as numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V FromSmall(V bits) => V.AddBits(bits, V.Const(Magic)) - V.Const(Magic);

    /// <summary>The whole number nearest to x factor, which must be small: added to <see cref="Magic"/>, it loses what is behind the point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V RoundSmall(V x, V factor) => V.Fma(x, factor, V.Const(Magic)) - V.Const(Magic);

    /// <summary>1.5 times the power of two from which on neighbours are 1 apart: added, it leaves a small whole number in the last bits.</summary>
    private static double Magic
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(F) == typeof(double) ? 6755399441055744 : 12582912;
    }

    private static int Bias
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(F) == typeof(double) ? 1023 : 127;
    }

    /// <summary>The last bits moved to where the exponent stands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Exponent(V bits) => typeof(F) == typeof(double) ? V.ShiftLeft(bits, 52) : V.ShiftLeft(bits, 23);

    /// <summary>
    /// (p + q) 2^n in two steps, since 2^n may be no number where the result is. The first neither overflows nor becomes denormal, so that it may come before
    /// the sum and leaves its bits as they are.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V ScaleInSteps(V p, V q, V n)
    {
        V both = n + V.Const(Magic + 2 * Bias), half = V.ShiftRight(both, 1), first = Exponent(half);
        return V.Fma(q, first, p * first) * Exponent(V.SubtractBits(both, half));
    }

    /// <summary>
    /// (1 + q) 2^n for n at most 0, where the result may be denormal: by way of a number that is not, so that the sum is rounded first.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V ScaleDownInSteps(V q, V n)
    {
        var above = Exponent(n + V.Const(Magic + Bias + Denormals));
        return V.Fma(q, above, above) * V.Const(1.0 / (1ul << Denormals));
    }

    /// <summary>More powers of two than there are denormal ones.</summary>
    private const int Denormals = 60;

    /// <summary>Numbers where the mask is not set, and where it is those that a function of one number gives.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static unsafe V OneByOne(V mask, V x, V otherwise, Func<F, F> f)
    {
        F* numbers = stackalloc F[V.Count], results = stackalloc F[V.Count];
        x.Store(numbers);
        otherwise.Store(results);
        for (uint rest = V.Signs(mask); rest != 0; rest &= rest - 1)
        {
            int i = BitOperations.TrailingZeroCount(rest);
            results[i] = f(numbers[i]);
        }
        return V.Load(results);
    }

    /// <summary>Numbers where the mask is not set, and where it is those that a function of two numbers gives.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static unsafe V OneByOne(V mask, V x, V y, V otherwise, Func<F, F, F> f)
    {
        F* first = stackalloc F[V.Count], second = stackalloc F[V.Count], results = stackalloc F[V.Count];
        x.Store(first);
        y.Store(second);
        otherwise.Store(results);
        for (uint rest = V.Signs(mask); rest != 0; rest &= rest - 1)
        {
            int i = BitOperations.TrailingZeroCount(rest);
            results[i] = f(first[i], second[i]);
        }
        return V.Load(results);
    }
}
