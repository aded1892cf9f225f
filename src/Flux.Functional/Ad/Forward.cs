namespace Flux;

/// <summary>Runs forward mode on trees and ends its region.</summary>
internal static class Forward
{
    internal static (R Value, R Tangent) Run<T, R>(string transform, Func<T, R> f, T x, T dx) where T : notnull where R : notnull
    {
        var (points, tangents) = Tree.Aligned(transform, x, dx);
        using var scope = RegionScope.For(transform, points.Trainable, tangents.Trainable);
        var trace = new JvpTrace(transform, scope.Region);
        try
        {
            var y = Returned.Of(transform, f(points.Zip(tangents, (p, t) => Input(trace, p, t))), Returned.Tree);
            var apart = new Apart();
            return (Tree.MapPlaces(y, result => scope.Keep(trace.Primal(result))), Tree.Map(y, result => scope.Keep(apart.Next(trace.TangentOf(result)))));
        }
        finally
        {
            trace.Close();
        }
    }

    private static JvpTracer Input(JvpTrace trace, Tensor primal, Tensor tangent) => primal.Shape == tangent.Shape && primal.DType == tangent.DType
        ? new JvpTracer(trace, primal, tangent)
        : throw new ArgumentException(
            $"{trace.Transform}: a tangent of {tangent.DType} {tangent.Shape} for a point of {primal.DType} {primal.Shape}; equal types and shapes would fit.");
}
