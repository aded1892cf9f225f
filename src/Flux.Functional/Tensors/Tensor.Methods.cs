namespace Flux;

public abstract partial class Tensor
{
    /// <summary>
    /// The matrix product: (m×k)·(k×n) -> (m×n), a vector on the right gives a vector; trailing dimensions are a batch, and an argument with one
    /// matrix serves the whole batch.
    /// </summary>
    /// <exception cref="ArgumentException">The inner sizes, the batches or the dtypes differ.</exception>
    public Tensor MatMul(Tensor right) => MatMulOp.Of(this, false, right, false);

    /// <summary>Rows become columns, per matrix of the trailing dimensions; a vector becomes a row.</summary>
    public Tensor Transpose() => PermuteOp.Of(this, [1, 0, .. Enumerable.Range(2, Math.Max(0, Rank - 2))]);

    /// <summary>As <see cref="Transpose"/>.</summary>
    public Tensor T => Transpose();

    /// <summary>Dimension i of the result is dimension order[i] of this.</summary>
    public Tensor Permute(params int[] order) => PermuteOp.Of(this, order);

    /// <summary>
    /// The same elements, column-major, with other sizes; one may be -1 and is inferred, but not beside a size of 0, where it could be any. No copy.
    /// </summary>
    public Tensor Reshape(params int[] shape) => ReshapeOp.Of(this, shape);

    /// <summary>The sum over the given dimensions, which stay with size 1; without dimensions, over all, one number.</summary>
    public Tensor Sum(params int[] dims) => SumTo(Arguments.Reduced("Sum", this, dims));

    /// <summary>The mean over the given dimensions, which stay with size 1; without dimensions, over all, one number.</summary>
    public Tensor Mean(params int[] dims)
    {
        var sum = Sum(dims);
        return sum * (sum.Shape.Elements / (double)Shape.Elements);
    }

    /// <summary>The same numbers in another dtype; differentiable between floating-point types, with gradient 0 through integers and truth values.</summary>
    public Tensor Cast(DType type) => type == DType ? this : Primitive.Bind(new CastOp(type, DType), this);

    /// <summary>The same numbers on another device.</summary>
    public Tensor To(Device device) => device == Device ? this : Primitive.Bind(new MoveOp(device, Device), this);

    /// <summary>The sum that undoes broadcasting from a shape.</summary>
    internal Tensor SumTo(Shape to) => to == Shape ? this : Primitive.Bind(new SumToOp(to), this);

    /// <summary>This repeated to a shape.</summary>
    internal Tensor BroadcastTo(Shape to) => to == Shape ? this : Primitive.Bind(new BroadcastToOp(to), this);
}
