using Flux.Kernels;

namespace Flux;

public static partial class Prelude
{
    /// <summary>Bool tensor: a = b elementwise, with broadcasting.</summary>
    public static Tensor Equal(Tensor a, Tensor b) => CompareOp.Of(Comparison.Equal, a, b);

    /// <summary>Bool tensor: a = b elementwise for a number b.</summary>
    public static Tensor Equal(Tensor a, double b) => Equal(a, a.Number(b));

    /// <summary>Bool tensor: where x is no number.</summary>
    public static Tensor IsNaN(Tensor x) => CompareOp.Of(Comparison.NotEqual, x, x);

    /// <summary>Bool tensor: where x is neither infinite nor NaN.</summary>
    public static Tensor IsFinite(Tensor x) => Abs(x) < double.PositiveInfinity;
}
