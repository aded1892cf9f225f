namespace Flux;

/// <summary>The place of the largest element along a dimension, the first of equals; its derivative is zero.</summary>
internal sealed record ArgMaxOp(int Dim) : Primitive
{
    public override string Name => "ArgMax";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var x = Arguments.Real(Name, xs[0]);
        if (x.Shape.Elements == 0) throw new ArgumentException($"{Name}: the tensor of shape {x.Shape} is empty; at least one element would fit.");
        var y = x.Rent(DType.Int32, Arguments.Reduced(Name, x, [Dim]));
        x.Kernels.ArgMax(x.View, Dim, y.View);
        return y;
    }

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => null;
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => null;
}

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
