namespace Flux.Kernels;

/// <summary>Functions that GPUs lack or approximate badly, from exp and log alone, for either precision.</summary>
internal static class GpuFunctions
{
    // Kahan: the rounding errors of u = e^x cancel in (u - 1) x / log u.
    internal static T Expm1<T>(T x) where T : struct, IReal<T>
    {
        T one = T.Const(1), u = T.Exp(x), corrected = (u - one) * x / T.Log(u);
        // Where u rounds to 1 the answer is x; far below, log u would overflow the quotient.
        T small = T.IfLess(u, one, corrected, T.IfLess(one, u, corrected, x));
        return T.IfLess(x, T.Const(-20), u - one, T.IfLess(T.Const(20), x, u - one, small));
    }

    internal static T Log1p<T>(T x) where T : struct, IReal<T>
    {
        T one = T.Const(1), u = one + x, corrected = T.Log(u) * x / (u - one);
        return T.IfLess(u, one, corrected, T.IfLess(one, u, corrected, x));
    }

    internal static T Sigmoid<T>(T x) where T : struct, IReal<T> => 1 / (1 + T.Exp(-x));

    // From e^(-2|x|), which cannot overflow.
    internal static T Tanh<T>(T x) where T : struct, IReal<T>
    {
        T e = Expm1(-2 * T.Abs(x)), y = -e / (2 + e);
        return T.IfLess(x, T.Const(0), -y, y);
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
        T near = T.Const(1.1283791670955126) * sum, far = 1 - T.Const(0.5641895835477563) * T.Exp(-square) / fraction;
        T y = T.IfLess(a, T.Const(2), near, T.IfLess(a, T.Const(6), far, T.Const(1)));
        return T.IfLess(x, T.Const(0), -y, y);
    }
}
