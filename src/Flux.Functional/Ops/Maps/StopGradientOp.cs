namespace Flux;

/// <summary>The identity whose derivative is zero at every level.</summary>
internal sealed record StopGradientOp : Primitive
{
    internal static readonly StopGradientOp Op = new();

    public override string Name => "StopGradient";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs) => xs[0];
    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => null;
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => null;
}
