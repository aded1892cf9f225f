namespace Flux;

/// <summary>Derivatives by differences: slow, approximate and free of any rule, so the judge of all other derivatives.</summary>
public static class FiniteDifference
{
    /// <summary>f'(x) by central differences of shrinking step, extrapolated to step 0 (Ridders 1982); about 10 digits for smooth f.</summary>
    /// <param name="f">The function.</param>
    /// <param name="x">The point.</param>
    /// <param name="step">The first, largest step: the scale on which f changes.</param>
    public static double Derivative(Func<double, double> f, double x, double step = 0.1)
    {
        const int rows = 10;
        const double shrink = 1.4;
        var table = new double[rows, rows];
        double best = double.NaN, error = double.MaxValue, h = step;
        for (int i = 0; i < rows; i++, h /= shrink)
        {
            table[0, i] = (f(x + h) - f(x - h)) / (2 * h);
            double factor = shrink * shrink;
            for (int j = 1; j <= i; j++, factor *= shrink * shrink)
            {
                table[j, i] = (table[j - 1, i] * factor - table[j - 1, i - 1]) / (factor - 1);
                double change = Math.Max(Math.Abs(table[j, i] - table[j - 1, i]), Math.Abs(table[j, i] - table[j - 1, i - 1]));
                if (change <= error) (error, best) = (change, table[j, i]);
            }
            if (i > 0 && Math.Abs(table[i, i] - table[i - 1, i - 1]) > 2 * error) break;
        }
        return best;
    }

    /// <summary>f'(x) of a body.</summary>
    public static double Derivative<B>(B body, double x, double step = 0.1) where B : struct, IScalarBody => Derivative(y => body.At(y), x, step);

    /// <summary>All partial derivatives of a function of several numbers.</summary>
    public static double[] Gradient(Func<double[], double> f, double[] x, double step = 0.1)
    {
        var gradient = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            int at = i;
            gradient[i] = Derivative(
                value =>
                {
                    double[] moved = [.. x];
                    moved[at] = value;
                    return f(moved);
                },
                x[i], step);
        }
        return gradient;
    }
}
