namespace Flux;

/// <summary>A function's value and gradient at a point.</summary>
internal sealed record Point<T>(T X, double Value, T Gradient) where T : notnull
{
    internal static Point<T> At(Func<T, Tensor> f, T x)
    {
        var (value, gradient) = Ad.ValueAndGradient(f, x);
        return new(x, value.Scalar(), Tree.Gathered("Minimise", x, gradient));
    }

    /// <summary>The largest element of the gradient.</summary>
    internal double Steepest => Tree.Fold(Gradient, 0.0, (largest, leaf) => Math.Max(largest, leaf.ToDoubles().Select(Math.Abs).DefaultIfEmpty().Max()));

    internal bool IsFinite => double.IsFinite(Value) && double.IsFinite(TreeAlgebra.Dot(Gradient, Gradient));

    /// <summary>Whether a step along the gradient as long as x itself promises less than rounding hides.</summary>
    internal bool IsFlat
    {
        get
        {
            double precision = Tree.Leaves(X).Any(leaf => leaf.Value.DType != DType.Float64) ? 1e-6 : 1e-14;
            double length = Math.Max(1, Math.Sqrt(TreeAlgebra.Dot(X, X)));
            return Math.Sqrt(TreeAlgebra.Dot(Gradient, Gradient)) * length <= Math.Sqrt(precision) * Math.Max(Math.Abs(Value), precision);
        }
    }
}
