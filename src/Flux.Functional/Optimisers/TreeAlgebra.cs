namespace Flux;

/// <summary>Trees of tensors as vectors.</summary>
internal static class TreeAlgebra
{
    /// <summary>Σ a b.</summary>
    internal static double Dot<T>(T a, T b) where T : notnull => Tree.Fold(Tree.Zip(a, b, (x, y) => (x * y).Sum()), 0.0, (sum, part) => sum + part.Scalar());

    /// <summary>s a.</summary>
    internal static T Times<T>(double s, T a) where T : notnull => Tree.Map(a, x => s * x);

    /// <summary>a + s b.</summary>
    internal static T Plus<T>(T a, double s, T b) where T : notnull => Tree.Zip(a, b, (x, y) => x + s * y);
}
