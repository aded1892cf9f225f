using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Flux;

/// <summary>Constants and multiply-adds on lanes, in the notation of the functions built from them.</summary>
/// <typeparam name="F">float or double.</typeparam>
internal static class Polynomial<F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    internal static bool IsDouble
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(F) == typeof(double);
    }

    /// <summary>The constant in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> C(double x) => Vector512.Create(F.CreateTruncating(x));

    /// <summary>p x + c: one step of Horner's rule.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> Horner(Vector512<F> p, Vector512<F> x, double c) => Fma(p, x, C(c));

    /// <summary>a b + c, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> Fma(Vector512<F> a, Vector512<F> b, Vector512<F> c) => IsDouble
        ? Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, F>()
        : Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, F>();

    /// <summary>The nearest whole number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> Round(Vector512<F> x) => IsDouble
        ? Vector512.Round(x.AsDouble()).As<double, F>()
        : Vector512.Round(x.AsSingle()).As<float, F>();

    /// <summary>The largest whole number that is not above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> Floor(Vector512<F> x) => IsDouble
        ? Vector512.Floor(x.AsDouble()).As<double, F>()
        : Vector512.Floor(x.AsSingle()).As<float, F>();

    /// <summary>2^n for whole n within the normal exponents.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> PowerOfTwo(Vector512<F> n) => IsDouble
        ? ((Vector512.ConvertToInt64Native(n.AsDouble()) + Vector512.Create(1023L)) << 52).As<long, F>()
        : ((Vector512.ConvertToInt32Native(n.AsSingle()) + Vector512.Create(127)) << 23).As<int, F>();

    /// <summary>p 2^n, which may overflow or become denormal: one instruction where there is one, else two steps with the same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> Scale(Vector512<F> p, Vector512<F> n)
    {
        if (Avx512F.IsSupported)
        {
            return IsDouble ? Avx512F.Scale(p.AsDouble(), n.AsDouble()).As<double, F>() : Avx512F.Scale(p.AsSingle(), n.AsSingle()).As<float, F>();
        }
        var half = Round(n * C(0.5));
        return p * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    /// <summary>a where the mask is set, else b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> Select(Vector512<F> mask, Vector512<F> a, Vector512<F> b) => Vector512.ConditionalSelect(mask, a, b);

    /// <summary>The magnitude of one with the sign of another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<F> CopySign(Vector512<F> magnitude, Vector512<F> sign) => Vector512.ConditionalSelect(C(-0.0), sign, magnitude);
}
