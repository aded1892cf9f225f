namespace Flux;

/// <summary>Padding: amounts are a pair for each leading dimension, elements added before the first and after the last.</summary>
public static partial class Prelude
{
    /// <summary>x with zeros around it.</summary>
    public static Tensor PadZeros(Tensor x, params (int Low, int High)[] amounts)
    {
        CheckPadding("PadZeros", x, amounts, _ => int.MaxValue);
        int[] start = [.. amounts.Select(amount => amount.Low), .. new int[x.Rank - amounts.Length]];
        return Primitive.Bind(new PasteOp([.. start], [.. Enumerable.Repeat(1, x.Rank)], PaddedShape("PadZeros", x, amounts)), x);
    }

    /// <summary>x with a value around it.</summary>
    public static Tensor PadConstant(Tensor x, double value, params (int Low, int High)[] amounts)
    {
        CheckPadding("PadConstant", x, amounts, _ => int.MaxValue);
        PaddedShape("PadConstant", x, amounts);
        for (int dim = 0; dim < amounts.Length; dim++)
        {
            var (low, high) = amounts[dim];
            if (low > 0 || high > 0) x = Concat(dim, Of(low, x), x, Of(high, x));
            Tensor Of(int n, Tensor x) => Tensor.Full(x.Device, x.DType, x.Shape.With(dim, n), value);
        }
        return x;
    }

    /// <summary>x with its outermost elements repeated: a a a b c c.</summary>
    public static Tensor PadRepeat(Tensor x, params (int Low, int High)[] amounts) =>
        Padded("PadRepeat", x, amounts, n => n > 0 ? int.MaxValue : 0, (i, n) => Math.Clamp(i, 0, n - 1));

    /// <summary>x mirrored at its outermost elements, which are not repeated: c b a b c b a.</summary>
    /// <exception cref="ArgumentException">An amount is not below the size.</exception>
    public static Tensor PadReflect(Tensor x, params (int Low, int High)[] amounts) =>
        Padded("PadReflect", x, amounts, n => n - 1, (i, n) => i < 0 ? -i : i < n ? i : 2 * n - 2 - i);

    /// <summary>x mirrored at its edges, so that the outermost elements are repeated: b a a b c c b.</summary>
    /// <exception cref="ArgumentException">An amount is above the size.</exception>
    public static Tensor PadSymmetric(Tensor x, params (int Low, int High)[] amounts) =>
        Padded("PadSymmetric", x, amounts, n => n, (i, n) => i < 0 ? -1 - i : i < n ? i : 2 * n - 1 - i);

    /// <summary>x repeated as on a ring: b c a b c a b.</summary>
    /// <exception cref="ArgumentException">An amount is above the size.</exception>
    public static Tensor PadCircular(Tensor x, params (int Low, int High)[] amounts) => Padded("PadCircular", x, amounts, n => n, (i, n) => (i + n) % n);

    /// <summary>Element i of each padded dimension, counted from x's first, is element source(i, size) of x.</summary>
    private static Tensor Padded(string what, Tensor x, (int Low, int High)[] amounts, Func<int, int> most, Func<int, int, int> source)
    {
        CheckPadding(what, x, amounts, most);
        PaddedShape(what, x, amounts);
        for (int dim = 0; dim < amounts.Length; dim++)
        {
            var (low, high) = amounts[dim];
            int n = x.Shape[dim];
            if (low > 0 || high > 0) x = Along(x, dim, [.. Enumerable.Range(-low, n + low + high).Select(i => source(i, n))]);
        }
        return x;
    }

    /// <summary>The elements of a dimension by number.</summary>
    internal static Tensor Along(Tensor x, int dim, int[] indices)
    {
        int[] sizes = x.Shape.ToArray();
        int before = x.Shape.Stride(dim), after = sizes[(dim + 1)..].Aggregate(1, (p, n) => p * n);
        var at = Tensor.Of(indices).To(x.Device);
        var y = after == 1
            ? Gather(x.Reshape(before, sizes[dim]), at)
            : Gather(x.Reshape(before, sizes[dim], after).Permute(0, 2, 1), at).Permute(0, 2, 1);
        sizes[dim] = indices.Length;
        return y.Reshape(sizes);
    }

    private static Shape PaddedShape(string what, Tensor x, (int Low, int High)[] amounts) => Shape.Of(
        what, [.. x.Shape.Select((n, i) => i < amounts.Length ? (long)n + amounts[i].Low + amounts[i].High : n)]);

    private static void CheckPadding(string what, Tensor x, (int Low, int High)[] amounts, Func<int, int> most)
    {
        if (amounts.Length > x.Rank)
        {
            throw new ArgumentException($"{what}: {amounts.Length} amounts for shape {x.Shape}; at most {x.Rank} pairs would fit.", nameof(amounts));
        }
        for (int dim = 0; dim < amounts.Length; dim++)
        {
            var (low, high) = amounts[dim];
            int limit = most(x.Shape[dim]);
            if (low >= 0 && high >= 0 && low <= limit && high <= limit) continue;
            throw new ArgumentException(
                $"{what}: amounts {amounts[dim]} in dimension {dim} of shape {x.Shape}; {(limit == int.MaxValue ? "0 or more" : $"0 to {limit}")} would fit.",
                nameof(amounts));
        }
    }
}
