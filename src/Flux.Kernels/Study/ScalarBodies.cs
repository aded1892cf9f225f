namespace Flux;

/// <summary>Bodies at one number: values and derivatives of every order.</summary>
public static class ScalarBodies
{
    /// <summary>f(x) in double precision.</summary>
    public static double At<B>(this B body, double x) where B : struct, IScalarBody => body.Invoke(new Num<double>(x)).Value;

    /// <summary>The derivative of the given order at x, in double precision, by a truncated Taylor series.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The order is negative or above 100.</exception>
    public static double Derivative<B>(this B body, double x, int order = 1) where B : struct, IScalarBody
    {
        if (order is < 0 or > 100) throw new ArgumentOutOfRangeException(nameof(order), $"Derivative: order {order}; 0 to 100 would fit.");
        double factorial = 1;
        for (int k = 2; k <= order; k++) factorial *= k;
        return factorial * body.Invoke(Jet.Variable(x, order))[order];
    }
}
