namespace Flux;

public static partial class Prelude
{
    /// <summary>
    /// The matrix product per matrix of the trailing dimensions (NNlib's batched_mul): op(a) is (m×k×batch), op(b) (k×n×batch), the result (m×n×batch), where
    /// op may transpose; nothing is copied for that. An argument with a batch of 1 serves the whole batch of the other.
    /// </summary>
    /// <param name="a">Left matrices.</param>
    /// <param name="b">Right matrices.</param>
    /// <param name="transposeA">Whether each matrix of a is transposed.</param>
    /// <param name="transposeB">Whether each matrix of b is transposed.</param>
    /// <exception cref="ArgumentException">No batch, or the inner sizes, the batches or the dtypes differ.</exception>
    public static Tensor BatchedMatMul(Tensor a, Tensor b, bool transposeA = false, bool transposeB = false) => a.Rank >= 3 && b.Rank >= 3
        ? MatMulOp.Of(a, transposeA, b, transposeB)
        : throw new ArgumentException($"BatchedMatMul: {a.Shape} · {b.Shape}; (rows×columns×batch) each would fit, and MatMul takes single matrices.");
}
