namespace Flux;

public static partial class Ad
{
    /// <summary>
    /// The second derivatives ∂²f/∂xᵢ² of a function whose result is one number, in the shape of its argument (Zygote's diaghessian): forward over forward, one
    /// pass per element, so that the Hessian is never formed. The tensors of a tree have one type.
    /// </summary>
    /// <exception cref="ArgumentException">The result is not one number.</exception>
    public static T DiagonalHessian<T>(Func<T, Tensor> f, T x) where T : notnull
    {
        var (flat, rebuild) = Tree.Destructure(x);
        Tensor F(Tensor v) => Returned.Of(nameof(DiagonalHessian), f(rebuild(v)), Returned.Number) is var y && y.Shape.Elements == 1
            ? y
            : throw new ArgumentException(
                $"{nameof(DiagonalHessian)}: the function returned shape {y.Shape}; " +
                "second derivatives need one number: reduce it with Sum or Mean.", nameof(f));
        var diagonal = Enumerable.Range(0, flat.Shape.Elements).Select(i =>
        {
            var along = Unit(flat, i);
            return Jvp(v => Jvp(F, v, along).Tangent, flat, along).Tangent.Reshape(1);
        });
        return flat.Shape.Elements > 0 ? rebuild(Prelude.Concat(0, [.. diagonal])) : x;
    }
}
