namespace Flux;

/// <summary>Arguments one after another along a dimension; linear in all of them jointly.</summary>
internal sealed record ConcatOp(int Dim) : Primitive
{
    public override string Name => "Concat";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var first = (Value)xs[0];
        long total = 0;
        foreach (var x in xs)
        {
            Check(first, x);
            total += x.Shape[Dim];
        }
        int rank = Math.Max(Dim + 1, first.Rank);
        Span<long> sizes = stackalloc long[rank];
        for (int i = 0; i < rank; i++) sizes[i] = i == Dim ? total : first.Shape[i];
        var y = first.Rent(Shape.Of(Name, sizes));
        var (start, step) = (new int[rank], new int[rank]);
        Array.Fill(step, 1);
        foreach (var x in xs)
        {
            first.Kernels.Paste(Ranked((Value)x, rank).View, start, step, y.View);
            start[Dim] += x.Shape[Dim];
        }
        return y;
    }

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx)
    {
        var start = Start(i, xs, y);
        return Bind(new PasteOp([.. start], [.. Enumerable.Repeat(1, start.Length)], y.Shape), dx);
    }

    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) =>
        SliceOp.Of(ct, Start(i, xs, y), y.Shape.With(Dim, xs[i].Shape[Dim])).Reshape(xs[i].Shape.ToArray());

    private int[] Start(int i, ReadOnlySpan<Tensor> xs, Tensor y)
    {
        var start = new int[y.Rank];
        for (int k = 0; k < i; k++) start[Dim] += xs[k].Shape[Dim];
        return start;
    }

    private static Value Ranked(Value x, int rank)
    {
        var sizes = new int[rank];
        for (int i = 0; i < rank; i++) sizes[i] = x.Shape[i];
        return x.Window(0, new(sizes));
    }

    private void Check(Value first, Tensor x)
    {
        bool fits = x.DType == first.DType;
        for (int i = 0; i < Math.Max(first.Rank, x.Rank); i++) fits &= i == Dim || x.Shape[i] == first.Shape[i];
        if (!fits)
        {
            throw new ArgumentException(
                $"Concat: {first.DType} {first.Shape} and {x.DType} {x.Shape} along dimension {Dim}; " +
                "equal types and equal sizes in the other dimensions would fit.");
        }
    }
}
