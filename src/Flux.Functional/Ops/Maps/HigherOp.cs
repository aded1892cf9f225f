using System.Collections.Immutable;

namespace Flux;

/// <summary>
/// A derivative of a map's derivative: the body, itself a derivative, differentiated once for every entry of <paramref name="By"/> in the argument it names.
/// Each order runs the body forward, on towers of whole tensors, and reverse mode multiplies by what comes out: the side of a selection that is not taken,
/// whose slopes may be infinite, is dropped by the selection and never meets a cotangent of 0.
/// </summary>
/// <param name="Of">What the messages call the map.</param>
/// <param name="Body">The derivative of the map.</param>
/// <param name="By">The arguments to differentiate by.</param>
internal sealed record HigherOp(string Of, Func<Tower[], Tower> Body, ImmutableArray<int> By) : Primitive
{
    private readonly HigherOp?[] next = new HigherOp?[3];
    private bool? isZero;

    public override string Name => $"{Of}, derivative of order {By.Length + 1}";

    private Whole At(ReadOnlySpan<Tensor> xs)
    {
        var arguments = new Tower[xs.Length];
        for (int i = 0; i < xs.Length; i++) arguments[i] = Tower.Argument(xs[i], [.. By.Select(by => by == i)]);
        return Body(arguments).Derivative(By.Length);
    }

    /// <summary>The derivative at the arguments; null where it is 0 whatever they are, which shapes alone tell.</summary>
    internal Tensor? Apply(ReadOnlySpan<Tensor> xs)
    {
        if (isZero is not { } zero) isZero = zero = At(Enumerable.Repeat(Outline.Of(xs[0].DType, Shape.Scalar), xs.Length).ToArray()).Like(xs[0]) is null;
        return zero ? null : Bind(this, xs);
    }

    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => At(xs).Like(xs[0])!;

    private Tensor? Partial(int i, ReadOnlySpan<Tensor> xs) => (next[i] ??= new(Of, Body, By.Add(i))).Apply(xs);

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => Partial(i, xs) is { } d ? (d * dx).BroadcastTo(y.Shape) : null;
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => Partial(i, xs) is { } d ? (d * ct).SumTo(xs[i].Shape) : null;
}
