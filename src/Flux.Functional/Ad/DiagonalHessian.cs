namespace Flux;

public static partial class Ad
{
    /// <summary>∂²f/∂xᵢ² for every element, in x's own type (Zygote's diaghessian): one push per element.</summary>
    public static T DiagonalHessian<T>(Func<T, Tensor> f, T x) where T : notnull
    {
        var (flat, rebuild) = Tree.Destructure(x);
        int n = flat.Shape.Elements;
        if (n == 0) return x;
        Tensor Second(int i) => HessianVectorProduct(v => f(rebuild(v)), flat, Unit(flat, i))[i..(i + 1)];
        return rebuild(Prelude.Concat(0, [.. Enumerable.Range(0, n).Select(Second)]));
    }
}
