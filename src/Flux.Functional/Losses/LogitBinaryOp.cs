namespace Flux;

/// <summary>
/// (ŷ, y) -> (1 - y) ŷ - logsigmoid(ŷ), as w |ŷ| + log(1 + e^-|ŷ|) with w = y for negative ŷ and 1 - y for others. The slopes sigmoid(ŷ) - y and -ŷ are written
/// out: the body's own would multiply 0 by infinity at infinite logits.
/// </summary>
internal sealed record LogitBinaryOp() : BinaryMapPrimitive<LogitBinaryOp.ValueBody>(default(ValueBody))
{
    internal static readonly LogitBinaryOp Op = new();

    public override string Name => "LogitBinaryCrossEntropy";

    private protected override Tensor? Partial(int i, ReadOnlySpan<Tensor> xs) => i == 0 ? Bind(Map2Op<SlopeBody>.Op, xs) : -xs[0];

    internal readonly struct ValueBody : IBinaryBody
    {
        public T Invoke<T>(T x, T y) where T : struct, IReal<T>
        {
            T a = T.Abs(x), w = T.IfLess(x, T.Const(0), y, 1 - y);
            return new WeighedBody().Invoke(a, w) + T.Log1p(T.Exp(-a));
        }
    }

    internal readonly struct SlopeBody : IBinaryBody
    {
        public T Invoke<T>(T x, T y) where T : struct, IReal<T> => T.Sigmoid(x) - y;
    }
}
