using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>
/// The error function by the rational approximations of fdlibm's s_erf (Sun Microsystems, 1993), all ranges at once, in double precision;
/// <see cref="SingleErrorFunction{V, F}"/> serves single.
/// </summary>
internal readonly struct ErrorFunction : IDoubleFunction
{
    /// <summary>2 / √π: the slope at 0.</summary>
    internal const double SlopeAtZero = 1.1283791670955126;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Of<V>(V x) where V : unmanaged, ILanes<V, double>
    {
        var a = V.Abs(x);
        var near = Near(a, a * a);
        var y = V.Select(V.Less(a, V.Const(0.84375)), near, Middle(a - V.Const(1)));
        y = V.Select(V.Less(a, V.Const(1.25)), y, Far(a));
        y = V.Select(V.Less(a, V.Const(6)), y, V.Const(1));
        return V.Select(V.Equal(x, x), V.CopySign(y, x), x);
    }

    // |x| < 0.84375: x + x P(x²) / Q(x²).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Near<V>(V a, V z) where V : unmanaged, ILanes<V, double>
    {
        var p = V.Const(-2.37630166566501626084e-05);
        p = V.Horner(p, z, -5.77027029648944159157e-03);
        p = V.Horner(p, z, -2.84817495755985104766e-02);
        p = V.Horner(p, z, -3.25042107247001499370e-01);
        p = V.Horner(p, z, 1.28379167095512558561e-01);
        var q = V.Const(-3.96022827877536812320e-06);
        q = V.Horner(q, z, 1.32494738004321644526e-04);
        q = V.Horner(q, z, 5.08130628187576562776e-03);
        q = V.Horner(q, z, 6.50222499887672944485e-02);
        q = V.Horner(q, z, 3.97917223959155352819e-01);
        q = V.Horner(q, z, 1);
        return V.Fma(a, p / q, a);
    }

    // 0.84375 <= |x| < 1.25: c + P(s) / Q(s), s = |x| - 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Middle<V>(V s) where V : unmanaged, ILanes<V, double>
    {
        var p = V.Const(-2.16637559486879084300e-03);
        p = V.Horner(p, s, 3.54783043256182359371e-02);
        p = V.Horner(p, s, -1.10894694282396677476e-01);
        p = V.Horner(p, s, 3.18346619901161753674e-01);
        p = V.Horner(p, s, -3.72207876035701323847e-01);
        p = V.Horner(p, s, 4.14856118683748331666e-01);
        p = V.Horner(p, s, -2.36211856075265944077e-03);
        var q = V.Const(1.19844998467991074170e-02);
        q = V.Horner(q, s, 1.36370839120290507362e-02);
        q = V.Horner(q, s, 1.26171219808761642112e-01);
        q = V.Horner(q, s, 7.18286544141962662868e-02);
        q = V.Horner(q, s, 5.40397917702171048937e-01);
        q = V.Horner(q, s, 1.06420880400844228286e-01);
        q = V.Horner(q, s, 1);
        return V.Const(8.45062911510467529297e-01) + p / q;
    }

    // 1.25 <= |x| < 6: 1 - e^(-x² - 0.5625 + R(1/x²) / S(1/x²)) / x, with x² split so that its exponential is exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Far<V>(V a) where V : unmanaged, ILanes<V, double>
    {
        var s = V.Const(1) / (a * a);
        var below = V.Less(a, V.Const(1 / 0.35));
        var r = V.Select(below, NearTail(s), FarTail(s));
        var head = a & V.AllBits(unchecked((long)0xffffffff00000000));
        var e = Exponential<V, double>.OfNegative(-head * head - V.Const(0.5625)) * V.Exp((head - a) * (head + a) + r);
        return V.Const(1) - e / a;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V NearTail<V>(V s) where V : unmanaged, ILanes<V, double>
    {
        var r = V.Const(-9.81432934416914548592e+00);
        r = V.Horner(r, s, -8.12874355063065934246e+01);
        r = V.Horner(r, s, -1.84605092906711035994e+02);
        r = V.Horner(r, s, -1.62396669462573470355e+02);
        r = V.Horner(r, s, -6.23753324503260060396e+01);
        r = V.Horner(r, s, -1.05586262253232909814e+01);
        r = V.Horner(r, s, -6.93858572707181764372e-01);
        r = V.Horner(r, s, -9.86494403484714822705e-03);
        var q = V.Const(-6.04244152148580987438e-02);
        q = V.Horner(q, s, 6.57024977031928170135e+00);
        q = V.Horner(q, s, 1.08635005541779435134e+02);
        q = V.Horner(q, s, 4.29008140027567833386e+02);
        q = V.Horner(q, s, 6.45387271733267880336e+02);
        q = V.Horner(q, s, 4.34565877475229228821e+02);
        q = V.Horner(q, s, 1.37657754143519042600e+02);
        q = V.Horner(q, s, 1.96512716674392571292e+01);
        q = V.Horner(q, s, 1);
        return r / q;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V FarTail<V>(V s) where V : unmanaged, ILanes<V, double>
    {
        var r = V.Const(-4.83519191608651397019e+02);
        r = V.Horner(r, s, -1.02509513161107724954e+03);
        r = V.Horner(r, s, -6.37566443368389627722e+02);
        r = V.Horner(r, s, -1.60636384855821916062e+02);
        r = V.Horner(r, s, -1.77579549177547519889e+01);
        r = V.Horner(r, s, -7.99283237680523006574e-01);
        r = V.Horner(r, s, -9.86494292470009928597e-03);
        var q = V.Const(-2.24409524465858183362e+01);
        q = V.Horner(q, s, 4.74528541206955367215e+02);
        q = V.Horner(q, s, 2.55305040643316442583e+03);
        q = V.Horner(q, s, 3.19985821950859553908e+03);
        q = V.Horner(q, s, 1.53672958608443695994e+03);
        q = V.Horner(q, s, 3.25792512996573918826e+02);
        q = V.Horner(q, s, 3.03380607434824582924e+01);
        q = V.Horner(q, s, 1);
        return r / q;
    }
}
