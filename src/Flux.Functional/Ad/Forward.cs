namespace Flux;

/// <summary>Runs forward mode on trees and ends its region.</summary>
internal static class Forward
{
    internal static (R Value, R Tangent) Run<T, R>(string transform, Func<T, R> f, T x, T dx) where T : notnull where R : notnull
    {
        using var scope = RegionScope.For(transform, x, dx);
        var trace = new JvpTrace(transform, scope.Region);
        try
        {
            var y = f(Tree.Zip(x, dx, (p, t) => Input(trace, p, t)));
            var (value, tangent) = (Tree.MapAll(y, trace.Primal), Tree.Map(y, trace.TangentOf));
            scope.KeepAll(value);
            scope.KeepAll(tangent);
            return (value, tangent);
        }
        finally
        {
            trace.Close();
        }
    }

    private static JvpTracer Input(JvpTrace trace, Tensor primal, Tensor tangent) => primal.Shape == tangent.Shape
        ? new JvpTracer(trace, primal, tangent)
        : throw new ArgumentException($"{trace.Transform}: a tangent of shape {tangent.Shape} for a point of shape {primal.Shape}; equal shapes would fit.");
}
