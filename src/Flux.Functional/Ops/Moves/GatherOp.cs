namespace Flux;

/// <summary>y[.., j] = x[.., indices[j]] along the last dimension of x; the result has the indices' shape after the leading sizes. Linear in x.</summary>
internal sealed record GatherOp : Primitive
{
    internal static readonly GatherOp Op = new();

    public override string Name => "Gather";

    internal static Shape Leading(Shape x) => new(x.ToArray()[..Math.Max(0, x.Rank - 1)]);

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        Value x = (Value)xs[0], indices = (Value)xs[1];
        if (indices.DType != DType.Int32)
        {
            throw new ArgumentException($"Gather: the indices of shape {indices.Shape} are {indices.DType}; Int32 would fit: Cast them.");
        }
        if (x.OneHot is { } columns && x.Rank == 2) return columns.Of((Value)Prelude.Gather(columns.Hot, indices));
        if (x.Rank == 0) throw new ArgumentException("Gather: from a single number; at least one dimension would fit.");
        var y = x.Rent(new(Name, [.. Leading(x.Shape), .. indices.Shape]));
        x.Kernels.Gather(x.View, indices.View, y.View);
        return y;
    }

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => i == 0 ? Bind(Op, dx, xs[1]) : null;
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => i == 0 ? Bind(new ScatterAddOp(xs[0].Shape), ct, xs[1]) : null;
}
