namespace Flux;

/// <summary>op(a) op(b), where A and B say which argument is transposed; closed under its own rules. Trailing dimensions are a batch.</summary>
internal sealed record MatMulOp(bool A, bool B) : BilinearPrimitive
{
    public override string Name => "MatMul";

    private static readonly MatMulOp NN = new(false, false), NT = new(false, true), TN = new(true, false), TT = new(true, true);

    internal static Tensor Of(Tensor a, bool transposeA, Tensor b, bool transposeB) =>
        Bind((transposeA, transposeB) switch { (false, false) => NN, (false, true) => NT, (true, false) => TN, _ => TT }, a, b);

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var (a, b) = Arguments.Real(Name, xs[0], xs[1]);
        int m = a.Shape[A ? 1 : 0], k = a.Shape[A ? 0 : 1], k2 = b.Shape[B ? 1 : 0], n = b.Shape[B ? 0 : 1];
        if (k != k2)
        {
            throw new ArgumentException(
                $"MatMul: {a.Shape}{(A ? "ᵀ" : "")} · {b.Shape}{(B ? "ᵀ" : "")}: inner sizes {k} and {k2} differ; equal ones would fit.");
        }
        var y = a.Rent(Result(a.Shape, b.Shape, m, n));
        if (b.OneHot is { Hot: var hot } && a.Rank == 2 && b.Rank == 2 && !A)
        {
            // A column of the product is a column of a; in the transpose, columns of a meet where their ones stand.
            if (B) a.Kernels.ScatterAdd(a.View, hot.View, y.View);
            else a.Kernels.Gather(a.View, hot.View, y.View);
            return y;
        }
        a.Kernels.MatMul(a.View, A, b.View, B, y.View);
        return y;
    }

    private Shape Result(Shape a, Shape b, int m, int n)
    {
        if (a.Rank <= 2 && b.Rank <= 2) return b.Rank == 1 && !B ? new(m) : new(Name, [m, n]);
        int[] batchA = a.ToArray()[Math.Min(2, a.Rank)..], batchB = b.ToArray()[Math.Min(2, b.Rank)..];
        int countA = batchA.Aggregate(1, (p, s) => p * s), countB = batchB.Aggregate(1, (p, s) => p * s);
        if (countA != 1 && countB != 1 && !batchA.SequenceEqual(batchB))
        {
            throw new ArgumentException(
                $"MatMul: {a} · {b}: batches ({InvariantText.Join("×", batchA)}) and ({InvariantText.Join("×", batchB)}) differ; " +
                "equal ones, or one matrix for all, would fit.");
        }
        return new(Name, [m, n, .. countA == 1 ? batchB : batchA]);
    }

    public override Tensor Left(Tensor ct, Tensor a, Tensor b) => ToBatchOf(a, Of(Slope(0, ct, b)));
    public override Tensor Right(Tensor ct, Tensor a, Tensor b) => ToBatchOf(b, Of(Slope(1, ct, a)));

    private static Tensor Of(Factors of) => Of(of.A, of.TransposeA, of.B, of.TransposeB);

    private readonly record struct Factors(Tensor A, bool TransposeA, Tensor B, bool TransposeB);

    /// <summary>What is multiplied for the cotangent of argument i: the result's, and the other argument.</summary>
    private Factors Slope(int i, Tensor ct, Tensor other) => i == 0
        ? A ? new(other, B, ct, true) : new(ct, false, other, !B)
        : B ? new(ct, true, other, A) : new(other, !A, ct, false);

    /// <summary>A weight that every step of a sequence multiplies collects its cotangents where they lie.</summary>
    internal override bool AddPull(int i, ReadOnlySpan<Tensor> xs, Tensor ct, Value sum)
    {
        var of = Slope(i, ct, xs[1 - i]);
        return of.A is Value { Rank: 2, OneHot: null } a && of.B is Value { Rank: 2, OneHot: null } b && a.DType == sum.DType && b.DType == sum.DType
            && sum.Kernels.AddMatMul(a.View, of.TransposeA, b.View, of.TransposeB, sum.View);
    }

    /// <summary>One matrix that served a whole batch collects the sum over it.</summary>
    private static Tensor ToBatchOf(Tensor argument, Tensor gradient)
    {
        if (gradient.Shape == argument.Shape) return gradient;
        if (gradient.Shape.Elements == argument.Shape.Elements) return gradient.Reshape(argument.Shape.ToArray());
        int[] over = [.. Enumerable.Range(2, gradient.Rank - 2)];
        return gradient.Sum(over).Reshape(argument.Shape.ToArray());
    }
}
