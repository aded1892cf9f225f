namespace Flux.Kernels;

/// <summary>A walk over x (array 0) and y (array 1) that moves elements, and the first element of each.</summary>
/// <param name="Loops">The loops; an element takes as many units of their steps as it was asked for.</param>
/// <param name="FirstX">Where it begins in x, in elements.</param>
/// <param name="FirstY">Where it begins in y, in elements.</param>
internal readonly record struct MoveWalk(Walk Loops, long FirstX, long FirstY)
{
    /// <summary>Dimension i of y is dimension order[i] of x.</summary>
    internal static MoveWalk Permute(Shape x, ReadOnlySpan<int> order, Shape y, long unit)
    {
        Walk walk = default;
        for (int i = 0; i < order.Length; i++) walk.Add(y[i], x.Stride(order[i]) * unit, y.Stride(i) * unit);
        return new(walk, 0, 0);
    }

    /// <summary>y is every step-th element of x from start on.</summary>
    internal static MoveWalk Slice(Shape x, ReadOnlySpan<int> start, ReadOnlySpan<int> step, Shape y, long unit)
    {
        var (walk, first) = Stepped(x, start, step, y, unit, isSource: true);
        return new(walk, first, 0);
    }

    /// <summary>x is every step-th element of y from start on.</summary>
    internal static MoveWalk Paste(Shape x, ReadOnlySpan<int> start, ReadOnlySpan<int> step, Shape y, long unit)
    {
        var (walk, first) = Stepped(y, start, step, x, unit, isSource: false);
        return new(walk, 0, first);
    }

    /// <summary>Along the smaller one densely, along the larger one by steps from a start.</summary>
    private static (Walk Walk, long First) Stepped(
        Shape larger, ReadOnlySpan<int> start, ReadOnlySpan<int> step, Shape smaller, long unit, bool isSource)
    {
        Walk walk = default;
        long first = 0;
        for (int i = 0; i < Math.Max(larger.Rank, smaller.Rank); i++)
        {
            long stride = larger.Stride(i), stepped = At(step, i, 1) * stride * unit, dense = smaller.Stride(i) * unit;
            first += At(start, i, 0) * stride;
            walk.Add(smaller[i], isSource ? stepped : dense, isSource ? dense : stepped);
        }
        return (walk, first);
    }

    private static int At(ReadOnlySpan<int> values, int i, int otherwise) => i < values.Length ? values[i] : otherwise;
}
