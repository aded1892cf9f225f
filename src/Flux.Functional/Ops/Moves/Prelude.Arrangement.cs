using System.Collections.Immutable;
using Flux.Kernels;

namespace Flux;

public static partial class Prelude
{
    /// <summary>Tensors one after another along a dimension; the other sizes must be equal.</summary>
    public static Tensor Concat(int dim, params Tensor[] xs)
    {
        if (xs.Length == 0) throw new ArgumentException("Concat: no tensors; at least one would fit.", nameof(xs));
        return dim is >= 0 and < Sizes.MaxRank
            ? Primitive.Bind(new ConcatOp(dim), xs)
            : throw new ArgumentOutOfRangeException(nameof(dim), $"Concat: dimension {dim}; 0 to {Sizes.MaxRank - 1} would fit.");
    }

    /// <summary>Tensors of one shape beside each other along a new last dimension: observations become a batch.</summary>
    public static Tensor Stack(IEnumerable<Tensor> xs)
    {
        Tensor[] all = [.. xs];
        return Stack(all, all is [{ } first, ..] ? first.Rank : 0);
    }

    /// <summary>Tensors of one shape beside each other along a new dimension.</summary>
    public static Tensor Stack(IEnumerable<Tensor> xs, int dim) => Concat(dim, [.. xs.Select(x => Unsqueeze(x, dim))]);

    /// <summary>The parts of a tensor at each position of a dimension, which goes: the inverse of <see cref="Stack(IEnumerable{Tensor}, int)"/>.</summary>
    public static ImmutableArray<Tensor> Unstack(Tensor x, int dim)
    {
        int[] sizes = x.Shape.ToArray();
        return [.. Pieces("Unstack", x, dim, 1).Select(part => part.Reshape([.. sizes[..dim], .. sizes[(dim + 1)..]]))];
    }

    /// <summary>So many parts of a tensor along a dimension, the last one smaller where its size does not divide (MLUtils' chunk).</summary>
    public static ImmutableArray<Tensor> Chunk(Tensor x, int count, int dim)
    {
        if (count < 1) throw new ArgumentOutOfRangeException(nameof(count), $"Chunk: {count} parts; 1 or more would fit.");
        return [.. Pieces("Chunk", x, dim, Math.Max(1, (int)((x.Shape[Arguments.Dim("Chunk", x, dim)] + count - 1L) / count)))];
    }

    private static IEnumerable<Tensor> Pieces(string operation, Tensor x, int dim, int size)
    {
        if (dim < 0 || dim >= x.Rank)
        {
            throw new ArgumentOutOfRangeException(nameof(dim), $"{operation}: dimension {dim} of shape {x.Shape}; 0 to {x.Rank - 1} would fit.");
        }
        for (long start = 0; start < x.Shape[dim]; start += size)
        {
            var at = new int[x.Rank];
            at[dim] = (int)start;
            yield return SliceOp.Of(x, at, x.Shape.With(dim, Math.Min(size, x.Shape[dim] - at[dim])));
        }
    }

    /// <summary>A new dimension of size 1.</summary>
    public static Tensor Unsqueeze(Tensor x, int dim)
    {
        if (dim < 0 || dim > x.Rank)
        {
            throw new ArgumentOutOfRangeException(nameof(dim), $"Unsqueeze: dimension {dim} for shape {x.Shape}; 0 to {x.Rank} would fit.");
        }
        int[] sizes = x.Shape.ToArray();
        return x.Reshape([.. sizes[..dim], 1, .. sizes[dim..]]);
    }

    /// <summary>The elements of a dimension in reverse order.</summary>
    public static Tensor Reverse(Tensor x, int dim)
    {
        Arguments.Dim("Reverse", x, dim);
        if (x.Rank == 0) return x;
        var (start, step) = (new int[x.Rank], new int[x.Rank]);
        Array.Fill(step, 1);
        (start[dim], step[dim]) = (Math.Max(0, x.Shape[dim] - 1), -1);
        return Primitive.Bind(new SliceOp([.. start], [.. step], x.Shape), x);
    }

    /// <summary>Element i of a dimension moves to place i + shift, from the end back to the start (Julia's circshift).</summary>
    public static Tensor Roll(Tensor x, int shift, int dim)
    {
        int size = x.Shape[Arguments.Dim("Roll", x, dim)], by = size == 0 ? 0 : (shift % size + size) % size;
        return by == 0 ? x : Concat(dim, Part(x, dim, ^by..), Part(x, dim, ..^by));
    }

    /// <summary>The whole tensor, as many times along each dimension as said (Julia's repeat).</summary>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public static Tensor Repeat(Tensor x, params int[] counts)
    {
        if (Array.Exists(counts, n => n < 0))
        {
            throw new ArgumentException($"Repeat: [{InvariantText.Join(", ", counts)}] times; counts of 0 or more would fit.", nameof(counts));
        }
        int rank = Math.Max(x.Rank, counts.Length);
        int[] times = [.. Enumerable.Range(0, rank).Select(i => i < counts.Length ? counts[i] : 1)];
        var to = Shape.Of("Repeat", [.. times.Select((n, i) => (long)n * x.Shape[i])]);
        // Beside each dimension one of its copies, but none of size 1: (a×1×b×1) -> (a×m×b×n) -> (am×bn).
        List<int> apart = [], copied = [];
        for (int i = 0; i < rank; i++)
        {
            if (x.Shape[i] != 1) Add(x.Shape[i], x.Shape[i]);
            if (times[i] != 1 && x.Shape[i] != 0) Add(1, times[i]);
        }
        return x.Reshape([.. apart]).BroadcastTo(new("Repeat", [.. copied])).Reshape([.. to]);

        void Add(int size, int copies)
        {
            apart.Add(size);
            copied.Add(copies);
        }
    }

    /// <summary>All dimensions but the last as one: (a×b×c×batch) -> (abc×batch).</summary>
    public static Tensor Flatten(Tensor x) =>
        x.Rank < 2 ? x.Reshape(x.Shape.Elements, 1) : x.Reshape(x.Shape.Stride(x.Rank - 1), x.Shape[x.Rank - 1]);

    /// <summary>
    /// mask ? a : b elementwise with broadcasting; the mask is Bool. Both sides are computed, and the gradient of the side not taken is 0 times its slope: NaN
    /// where that slope is infinite, as that of <c>Where(x > 0, Sqrt(x), 0 * x)</c> at 0. Choose the argument first,
    /// <c>Where(x > 0, Sqrt(Where(x > 0, x, x.OnesLike())), 0 * x)</c>, or write the choice as a body with <c>IfLess</c> for <see cref="Map"/>, which drops the
    /// side not taken at every order.
    /// </summary>
    public static Tensor Where(Tensor mask, Tensor a, Tensor b) => Primitive.Bind(WhereOp.Op, mask, a, b);

    /// <summary>x[.., indices[j]] along the last dimension: columns of a matrix by number (NNlib's gather).</summary>
    public static Tensor Gather(Tensor x, Tensor indices) => Primitive.Bind(GatherOp.Op, x, indices);

    /// <summary>A range of a dimension; the others are taken whole.</summary>
    internal static Tensor Part(Tensor x, int dim, Range range) => x[[.. Enumerable.Repeat((Slice)Range.All, dim), range]];
}
