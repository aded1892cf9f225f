using Flux.Kernels;

namespace Flux;

/// <summary>The sum over every dimension in which the target's size is 1: the transpose of broadcasting.</summary>
internal sealed record SumToOp(Shape To) : LinearPrimitive
{
    public override string Name => "SumTo";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var x = xs[0].DType == DType.Int32 ? (Value)xs[0] : Arguments.Real("Sum", xs[0]);
        var y = x.Rent(To);
        x.Kernels.Reduce(Reduction.Sum, x.View, y.View);
        return y;
    }

    public override Tensor Transpose(Tensor ct, Shape x) => ct.BroadcastTo(x);
}

/// <summary>x repeated along every dimension in which its size is 1.</summary>
internal sealed record BroadcastToOp(Shape To) : LinearPrimitive
{
    public override string Name => "BroadcastTo";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var x = (Value)xs[0];
        if (Shape.Broadcast("BroadcastTo", x.Shape, To) != To)
        {
            throw new ArgumentException($"BroadcastTo: {x.Shape} does not repeat to {To}; sizes of 1 repeat, others must be equal.");
        }
        var y = x.Rent(To);
        x.Kernels.Broadcast(x.View, y.View);
        return y;
    }

    public override Tensor Transpose(Tensor ct, Shape x) => ct.SumTo(x);
}
