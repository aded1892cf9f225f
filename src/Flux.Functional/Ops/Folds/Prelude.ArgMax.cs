namespace Flux;

public static partial class Prelude
{
    /// <summary>The place of the largest element of all in column-major order, Int32; NaN counts as largest.</summary>
    public static Tensor ArgMax(Tensor x) => ArgMax(x.Reshape(-1), 0).Reshape();

    /// <summary>The place of the largest element along a dimension, which stays with size 1, Int32; NaN counts as largest.</summary>
    public static Tensor ArgMax(Tensor x, int dim) => Primitive.Bind(new ArgMaxOp(Arguments.Dim("ArgMax", x, dim)), x);

    /// <summary>The place of the smallest element of all in column-major order, Int32; NaN counts as smallest.</summary>
    public static Tensor ArgMin(Tensor x) => ArgMax(-x);

    /// <summary>The place of the smallest element along a dimension, which stays with size 1, Int32; NaN counts as smallest.</summary>
    public static Tensor ArgMin(Tensor x, int dim) => ArgMax(-x, dim);
}
