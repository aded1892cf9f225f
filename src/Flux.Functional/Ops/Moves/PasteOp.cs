using System.Collections.Immutable;

namespace Flux;

/// <summary>Zeros of shape To with x put into the box that starts at Start: the transpose of <see cref="SliceOp"/>.</summary>
internal sealed record PasteOp(ImmutableArray<int> Start, ImmutableArray<int> Step, Shape To) : LinearPrimitive
{
    public override string Name => "Paste";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var x = (Value)xs[0];
        var y = x.Rent(To);
        x.Kernels.Fill(y.View, 0);
        x.Kernels.Paste(x.View, Start.AsSpan(), Step.AsSpan(), y.View);
        return y;
    }

    public override Tensor Transpose(Tensor ct, Shape x) => Bind(new SliceOp(Start, Step, x), ct);
}
