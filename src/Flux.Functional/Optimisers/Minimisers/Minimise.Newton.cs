namespace Flux;

public static partial class Minimise
{
    /// <summary>
    /// Newton's method with a line search: x ← x + α d with H d = -g solved by conjugate gradients on Hessian-vector products, so the Hessian is never formed;
    /// where the function curves downward the solve stops at what it has (Nocedal and Wright 2006, algorithm 7.1). Few, expensive steps; quadratic near the
    /// minimum.
    /// </summary>
    /// <param name="f">The function; its result is a single number.</param>
    /// <param name="start">Where to start: any tree of tensors.</param>
    /// <param name="maxSteps">How many steps to take at most.</param>
    /// <param name="tolerance">Of the largest element of the gradient.</param>
    /// <exception cref="ArgumentException">The function is not finite at the start.</exception>
    public static Minimum<T> Newton<T>(Func<T, Tensor> f, T start, int maxSteps = 100, double tolerance = 1e-8) where T : notnull
    {
        var here = Start(nameof(Newton), f, start);
        for (int step = 0; step < maxSteps; step++)
        {
            if (here.Steepest <= tolerance) return new(here.X, here.Value, step, true);
            if (LineSearch.Wolfe(f, here, NewtonDirection(f, here)) is not { } next) return new(here.X, here.Value, step, here.IsFlat);
            here = next;
        }
        return new(here.X, here.Value, maxSteps, here.Steepest <= tolerance);
    }

    /// <summary>d with H d ≈ -g: closer to it the smaller g is, and downhill even where H is not positive.</summary>
    private static T NewtonDirection<T>(Func<T, Tensor> f, Point<T> here) where T : notnull
    {
        var solution = TreeAlgebra.Times(0, here.Gradient);
        var residual = here.Gradient;
        var direction = TreeAlgebra.Times(-1, residual);
        double square = TreeAlgebra.Dot(residual, residual), length = Math.Sqrt(square), enough = Math.Min(1e-3, length) * length;
        int unknowns = Tree.Fold(here.X, 0, (sum, leaf) => sum + leaf.Shape.Elements);
        for (int i = 0; i < 2 * unknowns && Math.Sqrt(square) > enough; i++)
        {
            var curved = Tree.Gathered("Minimise", here.X, Ad.HessianVectorProduct(f, here.X, direction));
            double curvature = TreeAlgebra.Dot(direction, curved);
            if (!(curvature > 0)) return i == 0 ? direction : solution;
            double share = square / curvature;
            solution = TreeAlgebra.Plus(solution, share, direction);
            residual = TreeAlgebra.Plus(residual, share, curved);
            double next = TreeAlgebra.Dot(residual, residual);
            direction = TreeAlgebra.Plus(TreeAlgebra.Times(-1, residual), next / square, direction);
            square = next;
        }
        return solution;
    }
}
