namespace Flux;

/// <summary>
/// The same numbers in another dtype; linear between floating-point types. Integers and truth values do not move, so they end every derivative.
/// </summary>
internal sealed record CastOp(DType To, DType From) : Primitive
{
    public override string Name => "Cast";

    private bool IsSmooth => To.IsFloating() && From.IsFloating();

    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => ((Value)xs[0]).As(To);

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => IsSmooth ? Bind(this, dx) : null;
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => IsSmooth ? Bind(new CastOp(From, To), ct) : null;
}
