using Flux.Kernels;

namespace Flux;

/// <summary>Runs reverse mode on trees and ends its region.</summary>
internal static class Reverse
{
    internal static (Tensor Value, Aux Aux, T Gradient) Run<T, Aux>(string transform, Func<T, (Tensor, Aux)> f, T x) where T : notnull
    {
        using var scope = RegionScope.For(transform, x);
        var trace = new VjpTrace(transform, scope.Region);
        try
        {
            var traced = Tree.Map(x, trace.Input);
            var (y, aux) = f(traced);
            if (y.Shape.Elements != 1)
            {
                throw new ArgumentException($"{transform}: the function returned shape {y.Shape}; a gradient needs one number: reduce it with Sum or Mean, or use Pullback.");
            }
            var cotangents = trace.Sweep([(y, y.OnesLike())]);
            var gradient = Tree.Map(traced, cotangents.Of);
            var value = trace.Primal(y);
            scope.Keep(value);
            scope.KeepAll(gradient);
            return (value, Lower(trace, scope, aux), gradient);
        }
        finally
        {
            trace.Close();
        }
    }

    internal static (R Value, Func<R, T> Pullback) Pullback<T, R>(Func<T, R> f, T x) where T : notnull where R : notnull
    {
        // The pullback may be called at any time, so what its graph holds belongs to the garbage collector.
        var region = RegionScope.Joined(x) ?? Ended();
        var trace = new VjpTrace(nameof(Pullback), region);
        T traced;
        R y;
        try
        {
            traced = Tree.Map(x, trace.Input);
            y = f(traced);
        }
        finally
        {
            trace.Close();
        }
        return (Tree.MapAll(y, trace.Primal), ct =>
        {
            var seeds = new List<(Tensor, Tensor)>();
            Tree.Pairs(y, ct, (result, cotangent) => seeds.Add((result, Seed(result, cotangent))));
            return Tree.Map(traced, trace.Sweep(seeds).Of);
        }
        );
    }

    /// <summary>An auxiliary output with every tracer replaced by its value.</summary>
    private static Aux Lower<Aux>(VjpTrace trace, RegionScope scope, Aux aux)
    {
        var lowered = Tree.MapAll(aux, trace.Primal);
        scope.KeepAll(lowered);
        return lowered;
    }

    private static Region Ended()
    {
        var region = new Region(nameof(Pullback));
        region.End([]);
        return region;
    }

    private static Tensor Seed(Tensor result, Tensor cotangent) => result.Shape == cotangent.Shape ? cotangent : throw new ArgumentException(
        $"Pullback: a cotangent of shape {cotangent.Shape} for a result of shape {result.Shape}; equal shapes would fit.");
}
