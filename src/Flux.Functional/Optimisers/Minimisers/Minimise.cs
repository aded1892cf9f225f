using System.Collections.Immutable;

namespace Flux;

/// <summary>Where a minimisation ended.</summary>
/// <param name="X">The best point met.</param>
/// <param name="Value">The function there.</param>
/// <param name="Steps">Steps taken.</param>
/// <param name="Converged">Whether the gradient or the progress fell below the tolerance or the precision of the numbers.</param>
[TypeFormatterSource(typeof(PrintedForm))]
public sealed record Minimum<T>(T X, double Value, int Steps, bool Converged) : IWalked
{
    object IWalked.Map(Mapping m) => new Minimum<T>(m.Member(X), m.Member(Value), m.Member(Steps), m.Member(Converged));

    void IWalked.Scan(Scan s)
    {
        s.Member(nameof(X), X);
        s.Member(nameof(Value), Value);
        s.Member(nameof(Steps), Steps);
        s.Member(nameof(Converged), Converged);
    }

    /// <summary>The members by name.</summary>
    public override string ToString() =>
        $"Minimum {{ {nameof(X)} = {X}, {nameof(Value)} = {Value}, {nameof(Steps)} = {Steps}, {nameof(Converged)} = {Converged} }}";
}

/// <summary>Minimisation of smooth functions without noise: fits, and small models on all of their data.</summary>
public static partial class Minimise
{
    private const int Remembered = 10;

    /// <summary>
    /// Limited-memory BFGS: x ← x - α H g, where H follows from the last ten steps and changes of gradient, and α satisfies the strong Wolfe conditions
    /// (Nocedal and Wright 2006, algorithms 7.4 and 7.5).
    /// </summary>
    /// <param name="f">The function; its result is a single number.</param>
    /// <param name="start">Where to start: any tree of tensors.</param>
    /// <param name="maxSteps">How many steps to take at most.</param>
    /// <param name="tolerance">Of the largest element of the gradient, and of the relative decrease in a step.</param>
    /// <exception cref="ArgumentException">The function is not finite at the start.</exception>
    public static Minimum<T> Lbfgs<T>(Func<T, Tensor> f, T start, int maxSteps = 100, double tolerance = 1e-8) where T : notnull
    {
        var here = Start(nameof(Lbfgs), f, start);
        var pairs = ImmutableArray<Pair<T>>.Empty;
        for (int step = 0; step < maxSteps; step++)
        {
            if (here.Steepest <= tolerance) return new(here.X, here.Value, step, true);
            var direction = Direction(here.Gradient, pairs);
            if (LineSearch.Wolfe(f, here, direction, pairs.IsEmpty ? Unit(here.Gradient) : 1) is not { } next)
            {
                if (pairs.IsEmpty) return new(here.X, here.Value, step, here.IsFlat);
                pairs = []; // the curvature remembered no longer fits: start again along the gradient
                continue;
            }
            double decrease = here.Value - next.Value;
            var pair = Pair<T>.Between(here, next);
            if (pair.Curvature > 0) pairs = [.. pairs.Length == Remembered ? pairs.RemoveAt(0) : pairs, pair];
            here = next;
            if (decrease <= tolerance * Math.Abs(here.Value)) return new(here.X, here.Value, step + 1, true);
        }
        return new(here.X, here.Value, maxSteps, here.Steepest <= tolerance);
    }

    private static Point<T> Start<T>(string method, Func<T, Tensor> f, T start) where T : notnull => Point<T>.At(f, start) is { IsFinite: true } here
        ? here
        : throw new ArgumentException(
            $"Minimise.{method}: the function or its gradient is not finite at the start, where it is {f(start)}; " +
            "a start where both are finite would fit.", nameof(start));

    /// <summary>How far along a direction is one, at most the direction itself: a first trial where no scale is known.</summary>
    private static double Unit<T>(T direction) where T : notnull => Math.Min(1, 1 / Math.Sqrt(TreeAlgebra.Dot(direction, direction)));

    /// <summary>-H g by two loops over the pairs, the newest first and then the oldest.</summary>
    private static T Direction<T>(T gradient, ImmutableArray<Pair<T>> pairs) where T : notnull
    {
        var q = gradient;
        var shares = new double[pairs.Length];
        for (int i = pairs.Length - 1; i >= 0; i--)
        {
            shares[i] = TreeAlgebra.Dot(pairs[i].Step, q) / pairs[i].Curvature;
            q = TreeAlgebra.Plus(q, -shares[i], pairs[i].Change);
        }
        double scale = pairs.IsEmpty ? 1 : pairs[^1].Curvature / TreeAlgebra.Dot(pairs[^1].Change, pairs[^1].Change);
        var direction = TreeAlgebra.Times(-scale, q);
        for (int i = 0; i < pairs.Length; i++)
        {
            double share = TreeAlgebra.Dot(pairs[i].Change, direction) / pairs[i].Curvature;
            direction = TreeAlgebra.Plus(direction, -shares[i] - share, pairs[i].Step);
        }
        return direction;
    }

    /// <summary>A step, the change of gradient along it, and the product of the two.</summary>
    private sealed record Pair<T>(T Step, T Change, double Curvature) where T : notnull
    {
        internal static Pair<T> Between(Point<T> from, Point<T> to)
        {
            T step = TreeAlgebra.Plus(to.X, -1, from.X), change = TreeAlgebra.Plus(to.Gradient, -1, from.Gradient);
            return new(step, change, TreeAlgebra.Dot(step, change));
        }
    }
}
