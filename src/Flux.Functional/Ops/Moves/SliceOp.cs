using System.Collections.Immutable;

namespace Flux;

/// <summary>The box of sizes Sizes starting at Start, every Step-th element of each dimension.</summary>
internal sealed record SliceOp(ImmutableArray<int> Start, ImmutableArray<int> Step, Shape Sizes) : LinearPrimitive
{
    public override string Name => "Index";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var x = (Value)xs[0];
        if (x.OneHot is { } columns && x.Rank == 2 && Sizes[0] == x.Shape[0] && Step[0] == 1 && Step[1] == 1)
        {
            return columns.Of(columns.Hot.Window(Start[1], new(Sizes[1])));
        }
        if (Contiguous(x.Shape) is int start) return x.Window(start, Sizes);
        var y = x.Rent(Sizes);
        x.Kernels.Slice(x.View, Start.AsSpan(), Step.AsSpan(), y.View);
        return y;
    }

    public override Tensor Transpose(Tensor ct, Shape x) => Bind(new PasteOp(Start, Step, x), ct);

    internal override bool PicksPart => true;

    internal override void AddPart(Value whole, Value ct)
    {
        if (Contiguous(whole.Shape) is int start)
        {
            var window = whole.Window(start, Sizes);
            whole.Kernels.Map(new AddBody(), window.View, ct.View, window.View);
            return;
        }
        var box = whole.Rent(Sizes);
        whole.Kernels.Slice(whole.View, Start.AsSpan(), Step.AsSpan(), box.View);
        whole.Kernels.Map(new AddBody(), box.View, ct.View, box.View);
        whole.Kernels.Paste(box.View, Start.AsSpan(), Step.AsSpan(), whole.View);
        box.Storage.Return("the part of a cotangent that it held has been added");
    }

    /// <summary>The first element, if the box lies in one piece: whole leading dimensions, then a range, then single positions.</summary>
    private int? Contiguous(Shape x)
    {
        int dim = 0;
        while (dim < x.Rank && Sizes[dim] == x[dim] && (Step[dim] == 1 || Sizes[dim] <= 1)) dim++;
        int start = 0, stride = x.Stride(dim);
        for (int i = dim; i < x.Rank; i++)
        {
            if (Step[i] != 1 && Sizes[i] > 1 || i > dim && Sizes[i] != 1) return null;
            start += Start[i] * stride;
            stride *= x[i];
        }
        return start;
    }

    internal static Tensor Of(Tensor x, int[] start, Shape sizes) =>
        sizes == x.Shape ? x : Bind(new SliceOp([.. start], [.. Enumerable.Repeat(1, start.Length)], sizes), x);
}
