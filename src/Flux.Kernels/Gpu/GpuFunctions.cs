namespace Flux.Kernels;

/// <summary>Functions that GPUs lack or approximate badly, from exp and log alone, for either precision.</summary>
internal static class GpuFunctions
{
    // Near 0 the Taylor series, since a GPU's logarithm near 1 is too coarse for Kahan's quotient.
    internal static T Expm1<T>(T x) where T : struct, IReal<T>
    {
        T sum = T.Const(1);
        for (int n = 14; n > 1; n--) sum = 1 + x * sum * T.Const(1.0 / n);
        return T.IfLess(T.Abs(x), T.Const(0.5), x * sum, T.Exp(x) - T.Const(1));
    }

    internal static T Log1p<T>(T x) where T : struct, IReal<T>
    {
        // What is lost in 1 + x matters near 0; far out the quotient would be ∞ / ∞.
        T one = T.Const(1), u = one + x, corrected = T.Log(u) * T.IfLess(x, T.Const(1e6), x / (u - one), one);
        return T.IfLess(u, one, corrected, T.IfLess(one, u, corrected, x));
    }

    internal static T Sigmoid<T>(T x) where T : struct, IReal<T> => 1 / (1 + T.Exp(-x));

    // From e^(-2|x|), which cannot overflow.
    internal static T Tanh<T>(T x) where T : struct, IReal<T>
    {
        T e = Expm1(-2 * T.Abs(x)), y = -e / (2 + e);
        return WithSign(x, y);
    }

    // The value of an odd function from that of |x|; a zero and NaN are their own.
    private static T WithSign<T>(T x, T y) where T : struct, IReal<T> => T.IfLess(T.Const(0), x, y, T.IfLess(x, T.Const(0), -y, x));

    // Long division, each step exact: y doubled while it fits into x, then subtracted where it fits on the way back.
    internal static double Remainder(double x, double y)
    {
        double a = Math.Abs(x), b = Math.Abs(y), step = b;
        if (!(a < double.PositiveInfinity) || !(b > 0)) return double.NaN;
        // Half of infinity is infinity: the way back would have no end.
        if (b == double.PositiveInfinity) return x;
        while (step <= 0.5 * a) step *= 2;
        for (; step >= b && step > 0; step *= 0.5)
        {
            if (a >= step) a -= step;
        }
        return x < 0 ? -a : a;
    }

    // The series near 0, and the continued fraction of the complement from 2 on.
    internal static T Erf<T>(T x) where T : struct, IReal<T>
    {
        T a = T.Abs(x), square = a * a, term = a, sum = a;
        for (int n = 1; n < 40; n++)
        {
            term = -square * term * T.Const(1.0 / n);
            sum += term * T.Const(1.0 / (2 * n + 1));
        }
        T fraction = a;
        for (int n = 40; n > 0; n--) fraction = a + T.Const(0.5 * n) / fraction;
        T near = T.Const(ErrorFunction.SlopeAtZero) * sum, far = 1 - T.Const(0.5641895835477563) * T.Exp(-square) / fraction;
        T y = T.IfLess(a, T.Const(2), near, T.IfLess(T.Const(6), a, T.Const(1), far));
        return WithSign(x, y);
    }
}
