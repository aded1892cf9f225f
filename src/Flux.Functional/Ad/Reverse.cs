using Flux.Kernels;

namespace Flux;

/// <summary>Runs reverse mode on trees and ends its region.</summary>
internal static class Reverse
{
    internal static (Tensor Value, Aux Aux, T Gradient) Run<T, Aux>(string transform, Func<T, (Tensor, Aux)> f, T x) where T : notnull
    {
        var flat = Tree.Flatten(x);
        var (value, aux, gradient) = Run(transform, f, flat, Tree.MapPlaces);
        return (value, aux, flat.Unflatten(gradient));
    }

    /// <summary>
    /// The same on a flat tree, with a flat gradient by places, for those who need neither as a tree. The auxiliary output is lowered: given the function that
    /// replaces a tracer by its value, which outlives the derivative.
    /// </summary>
    internal static (Tensor Value, Lowered Aux, Tensor[] Gradient) Run<T, Aux, Lowered>(
        string transform, Func<T, (Tensor, Aux)> f, Flat<T> x, Func<Aux, Func<Tensor, Tensor>, Lowered> lower) where T : notnull
    {
        using var scope = RegionScope.For(transform, x.Trainable);
        var trace = new VjpTrace(transform, scope.Region);
        try
        {
            var inputs = trace.Inputs(x.Trainable);
            var (y, aux) = f(x.Unflatten(inputs));
            if (Returned.Of(transform, y, Returned.Number).Shape.Elements != 1)
            {
                throw new ArgumentException(
                    $"{transform}: the function returned shape {y.Shape}; a gradient needs one number: reduce it with Sum or Mean, or use Pullback.");
            }
            var gradient = trace.Sweep([(y, y.OnesLike())]).Of(inputs);
            foreach (var part in gradient) scope.Keep(part);
            return (scope.Keep(trace.Primal(y)), lower(aux, result => scope.Keep(trace.Primal(result))), gradient);
        }
        finally
        {
            trace.Close();
        }
    }

    internal static (R Value, Func<R, T> Pullback) Pullback<T, R>(Func<T, R> f, T x) where T : notnull where R : notnull
    {
        // The pullback may be called at any time, so what its graph holds belongs to the garbage collector.
        var flat = Tree.Flatten(x);
        var region = RegionScope.Joined(flat.Trainable) ?? Ended();
        var trace = new VjpTrace(nameof(Pullback), region);
        var inputs = trace.Inputs(flat.Trainable);
        R y;
        try
        {
            y = Returned.Of(nameof(Pullback), f(flat.Unflatten(inputs)), Returned.Tree);
        }
        finally
        {
            trace.Close();
        }
        return (Tree.MapPlaces(y, trace.Primal), ct =>
        {
            var (results, cotangents) = Tree.Aligned("Pullback", y, ct);
            var seeds = results.ToArray().Zip(cotangents.ToArray(), (result, cotangent) => (result, Seed(result, cotangent)));
            return flat.Unflatten(trace.Sweep(seeds).Of(inputs));
        }
        );
    }

    private static Region Ended()
    {
        var region = new Region(nameof(Pullback));
        region.End([]);
        return region;
    }

    private static Tensor Seed(Tensor result, Tensor cotangent) => result.Shape == cotangent.Shape && result.DType == cotangent.DType
        ? cotangent
        : throw new ArgumentException(
            $"Pullback: a cotangent of {cotangent.DType} {cotangent.Shape} for a result of {result.DType} {result.Shape}; equal types and shapes would fit.");
}
