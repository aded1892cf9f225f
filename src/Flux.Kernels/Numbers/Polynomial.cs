using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>What the functions of lanes are built from, in their notation.</summary>
/// <typeparam name="V">The lanes.</typeparam>
/// <typeparam name="F">float or double.</typeparam>
internal static class Polynomial<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    internal static bool IsDouble
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(F) == typeof(double);
    }

    /// <summary>2^n for whole n within the normal exponents.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V PowerOfTwo(V n) => IsDouble
        ? V.ShiftLeft(V.AddBits(n + V.Const(Magic), V.AllBits(1023)), 52)
        : V.ShiftLeft(V.AddBits(n + V.Const(Magic), V.AllBits(127)), 23);

    /// <summary>Bits of small whole numbers as numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V FromSmall(V bits) => V.AddBits(bits, V.Const(Magic)) - V.Const(Magic);

    /// <summary>1.5 times the power of two from which on neighbours are 1 apart: added, it leaves a small whole number in the last bits.</summary>
    private static double Magic
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsDouble ? 6755399441055744 : 12582912;
    }

    /// <summary>p 2^n in two steps, with the bits of one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V ScaleInSteps(V p, V n)
    {
        var half = V.Round(n * V.Const(0.5));
        return p * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

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
