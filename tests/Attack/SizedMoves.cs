using static Flux.Prelude;

namespace Flux.Attack;

/// <summary>Operations that make, move and count elements.</summary>
internal static class SizedMoves
{
    private static readonly Key key = new(1);

    internal static readonly Sized[] All =
    [
        new("Zeros", 3, n => Tensor.Zeros(n), n => n),
        new("Full of a dtype", 2, n => Tensor.Full(new(2, 3), 1, (DType)n[0]).Cast((DType)n[1]), _ => [2, 3]),
        new("Empty", 3, n => Tensor.Zeros(0, n[0], n[1]).Transpose().Sum(n[2]) + 1),
        new("EmptySoftmax", 2, n => Softmax(Tensor.Zeros(n[0], 0, n[1]))),
        new("Uniform", 2, n => Tensor.Uniform(key, n), n => n),
        new("Normal", 2, n => Tensor.Normal(key, n), n => n),
        new("Initialisers", 4, n => GlorotUniform(key, n) * KaimingNormal(key, n) * LecunNormal(key, n), n => n),
        new("Orthogonal", 2, n => Orthogonal(key, Math.Min(n[0], 64), Math.Min(n[1], 64))),
        new("IdentityInit", 4, n => IdentityInit(1, n[0], n[1])(key, n[2], n[3])),
        new("SparseInit", 2, n => SparseInit(0.5)(key, n), n => n),
        new("NFan", 4, n => Tensor.Of((float)NFan(n).In)),
        new("Shape", 3, n => Tensor.Zeros(new Shape(2, 3).With(n[0], n[1]).Stride(n[2]) % 8)),
        new("Key.Split", 1, n => Tensor.Zeros(key.Split(n[0]).Length), n => n),
        new("Reshape", 3, n => Tensor.Ones(4, 6).Reshape(n)),
        new("Reshape -1", 3, n => Tensor.Ones(4, 6).Reshape(n[0], -1, n[1], n[2])),
        new("Reshape rank", 1, n => Tensor.Ones(1).Reshape(Many(n[0], 1))),
        new("Sum of rank", 1, n => Sum(Tensor.Ones(1).Reshape(Many(n[0], 1)))),
        new("Permute", 2, n => Tensor.Ones(4, 6).Permute(n[0], n[1])),
        new("Dimensions", 1, n => Sum(Tensor.Ones(4, 6), n[0]) * Maximum(Tensor.Ones(4, 6), n[0]) * CumSum(Tensor.Ones(4, 6), n[0])),
        new("Softmax", 2, n => Softmax(Tensor.Ones(4, 6), n[0], n[1]) + LogSumExp(Tensor.Ones(4, 6), n[0])),
        new("Indices", 3, n => Tensor.Ones(4, 6)[Math.Max(0, n[0])..Math.Max(0, n[1])][n[2]]),
        new("Indices from the end", 3, n => Tensor.Ones(4, 6)[.., ^Math.Max(0, n[0])..^Math.Max(0, n[1])][.., ^Math.Max(0, n[2])]),
        new("Concat", 2, n => Concat(n[0], Tensor.Zeros(0, n[1]), Tensor.Zeros(0, n[1]))),
        new("Concat of empty", 2, n => Concat(0, Tensor.Zeros(n[0], 0), Tensor.Zeros(n[1], 0)), n => [n[0] + n[1], 0]),
        new("Stack", 1, n => Stack([Tensor.Ones(2, 3), Tensor.Ones(2, 3)], n[0])),
        new("Unstack", 1, n => Unstack(Tensor.Ones(2, 3), n[0])[0]),
        new("Chunk", 3, n => Tensor.Zeros(Chunk(Tensor.Zeros(0, n[2]), n[0], n[1]).Length)),
        new("Unsqueeze", 1, n => Unsqueeze(Tensor.Ones(2, 3), n[0])),
        new("Reverse and Roll", 3, n => Reverse(Roll(Tensor.Ones(2, 3), n[0], n[1]), n[2]), _ => [2, 3]),
        new("Repeat", 3, n => Repeat(Tensor.Ones(2, 3), n), n => [2 * n[0], 3 * n[1], n[2]]),
        new("Repeat of rank", 1, n => Repeat(Tensor.Ones(2, 3), Many(n[0], 1))),
        new("Broadcast", 3, n => Tensor.Zeros(1, n[0]) + Tensor.Zeros(n[1]) + Tensor.Zeros(n[2])),
        new("Outer product", 2, n => Tensor.Zeros(n[0], 0).MatMul(Tensor.Zeros(0, n[1])), n => n),
        new("BatchedMatMul", 3, n => BatchedMatMul(Tensor.Zeros(n[0], 0, n[2]), Tensor.Zeros(0, n[1], 1)), n => n),
        new("Gather", 2, n => Gather(Tensor.Ones(2, 3), Tensor.Of([n[0], n[1]])), _ => [2, 2]),
        new("Scatter", 4, n => Scatter((Merge)(n[0] & 7), Tensor.Ones(1, 2), Tensor.Of([n[1], n[2]]), n[3]), n => [1, n[3]]),
        new("Scatter to the largest", 2, n => Scatter(Merge.Mean, Tensor.Ones(1, 2), Tensor.Of([n[0], n[1]]))),
        new("ScatterTuples", 4, n => ScatterTuples(Merge.Sum, Tensor.Ones(1), Tensor.Of([n[0], n[1]], 2, 1), n[2], n[3]), n => n[2..]),
        new("TopK", 2, n => TopK(Tensor.Ones(4, 6), n[0], n[1]).Values),
        new("Sort", 1, n => Sort(Tensor.Ones(4, 6), n[0]) + ArgSort(Tensor.Ones(4, 6), n[0]).Cast(DType.Float32), _ => [4, 6]),
        new("Tril and Triu", 2, n => Tril(Triu(Tensor.Ones(4, 6), n[0]), n[1]), _ => [4, 6]),
        new("Diagonal", 1, n => Diagonal(Tensor.Ones(4, 6), n[0])),
        new("CausalMask", 1, n => CausalMask(n[0]), n => [n[0], n[0]]),
        new("OneHot", 1, n => OneHot<int>([1], [.. Enumerable.Range(0, Math.Clamp(n[0], 0, 1 << 20))])),
        new("PadZeros", 4, n => PadZeros(Tensor.Ones(3, 2), (n[0], n[1]), (n[2], n[3])), n => [3 + n[0] + n[1], 2 + n[2] + n[3]]),
        new("PadConstant", 2, n => PadConstant(Tensor.Ones(3, 2), 7, (n[0], n[1])), n => [3 + n[0] + n[1], 2]),
        new("PadRepeat", 2, n => PadRepeat(Tensor.Ones(3, 2), (n[0], n[1])), n => [3 + n[0] + n[1], 2]),
        new("PadReflect", 2, n => PadReflect(Tensor.Ones(3, 2), (n[0], n[1])), n => [3 + n[0] + n[1], 2]),
        new("PadSymmetric", 2, n => PadSymmetric(Tensor.Ones(3, 2), (n[0], n[1])), n => [3 + n[0] + n[1], 2]),
        new("PadCircular", 2, n => PadCircular(Tensor.Ones(3, 2), (n[0], n[1])), n => [3 + n[0] + n[1], 2]),
        new("PadZeros of empty", 3, n => PadZeros(Tensor.Zeros(n[0], 0), (n[1], n[2])), n => [n[0] + n[1] + n[2], 0]),
        new("HannWindow", 1, n => HannWindow(n[0]) + HammingWindow(n[0]), n => n),
        new("MelScaleFilterbanks", 3, n => MelScaleFilterbanks(n[0], n[1], n[2]), n => n[..2]),
        new("Stft", 2, n => Stft(Tensor.Ones(64), n[0], n[1]).Real),
        new("Istft", 4, n => Istft((Tensor.Ones(n[0] / 2 + 1, n[3]), Tensor.Ones(n[0] / 2 + 1, n[3])), n[0], n[1], length: n[2]), n => [n[2]]),
        new("Spectrogram", 3, n => Spectrogram(Tensor.Ones(64), n[0], n[1], pad: n[2])),
        new("Data.Chunk", 2, n => Data.Chunk(Tensor.Zeros(0, n[1]), count: n[0])[0]),
        new("Data.Chunk sizes", 2, n => Data.Chunk(Tensor.Ones(1, 5), [n[0], n[1]])[1], n => [1, n[1]]),
        new("Data.SlidingWindow", 3, n => Data.SlidingWindow(Tensor.Zeros(0, Math.Min(n[2], 4096)), n[0], n[1])[0]),
        new("Data.KFolds", 2, n => Data.KFolds(Tensor.Ones(1, 20), n[0]).First().Train + 0 * Data.LeavePOut(Tensor.Ones(1, 20), n[1]).First().Train.Sum()),
        new("Data.TimeSeriesKFolds", 3, n => Data.TimeSeriesKFolds(Tensor.Ones(1, 20), n[0], n[1], n[2]).First().Train),
        new("Data.Sample", 1, n => Data.Sample(Tensor.Ones(1, 20), n[0], key), n => [1, n[0]]),
        new("DataLoader", 2,
            n => Sum(DataLoader(Tensor.Ones(1, 20), n[0]).Epochs(Math.Min(n[1], 2)).Aggregate(Tensor.Zeros(1, 0), (all, batch) => Concat(1, all, batch)))),
        new("Datasets", 1, n => Datasets.Spiral(n[0], key).X, n => [2, 2 * n[0]]),
        new("Jacobian", 2, n => Ad.Jacobian(x => Tensor.Zeros(n[0], 1) * x.Reshape(1, -1), Tensor.Zeros(n[1], 0))),
        new("Hessian", 1, n => Ad.Hessian(x => x.Sum() * 0 + 1, Tensor.Zeros(n[0] is > 255 and < 46341 ? 46341 : n[0]))),
    ];

    /// <summary>So many sizes; a list as long as memory bears is not what is tried.</summary>
    private static int[] Many(int count, int size) => [.. Enumerable.Repeat(size, Math.Clamp(count, 0, 4_000_000))];
}
