namespace Flux;

public static partial class Minimise
{
    /// <summary>
    /// Nonlinear conjugate gradients of Polak and Ribière: x ← x + α d with d ← -g + β d, β = max(0, g·(g - g₋) / g₋·g₋), and α satisfying the strong Wolfe
    /// conditions (Nocedal and Wright 2006, section 5.2). It remembers one direction, so it suits models too large for more.
    /// </summary>
    /// <param name="f">The function; its result is a single number.</param>
    /// <param name="start">Where to start: any tree of tensors.</param>
    /// <param name="maxSteps">How many steps to take at most.</param>
    /// <param name="tolerance">Of the largest element of the gradient.</param>
    /// <exception cref="ArgumentException">The function is not finite at the start.</exception>
    public static Minimum<T> ConjugateGradient<T>(Func<T, Tensor> f, T start, int maxSteps = 1000, double tolerance = 1e-8) where T : notnull
    {
        const double flatter = 0.1; // conjugacy needs a closer search than L-BFGS
        var here = Start(nameof(ConjugateGradient), f, start);
        var direction = TreeAlgebra.Times(-1, here.Gradient);
        var (length, fresh) = (Unit(here.Gradient), true);
        for (int step = 0; step < maxSteps; step++)
        {
            if (here.Steepest <= tolerance) return new(here.X, here.Value, step, true);
            if (LineSearch.Wolfe(f, here, direction, length, flatter) is not { } next)
            {
                if (fresh) return new(here.X, here.Value, step, here.IsFlat);
                (direction, length, fresh) = (TreeAlgebra.Times(-1, here.Gradient), Unit(here.Gradient), true);
                continue;
            }
            double change = TreeAlgebra.Dot(next.Gradient, next.Gradient) - TreeAlgebra.Dot(next.Gradient, here.Gradient);
            double beta = Math.Max(0, change / TreeAlgebra.Dot(here.Gradient, here.Gradient));
            direction = TreeAlgebra.Plus(TreeAlgebra.Times(-1, next.Gradient), beta, direction);
            length = LengthAfter(here.Value - next.Value, TreeAlgebra.Dot(next.Gradient, direction));
            (here, fresh) = (next, beta == 0);
        }
        return new(here.X, here.Value, maxSteps, here.Steepest <= tolerance);
    }

    /// <summary>The length at which the decrease would be the last one's, were the function a parabola (equation 3.60).</summary>
    private static double LengthAfter(double decrease, double slope) => slope < 0 && decrease > 0 ? 2 * decrease / -slope : 1;
}
