using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Ops;

/// <summary>Int32 tensors compute as ints of C# do.</summary>
public sealed class IntegerTests
{
    private static readonly int[] values = [0, 1, -1, 2, -3, 7, 100, 1 << 16, -(1 << 20), int.MaxValue, int.MinValue];

    /// <summary>A name, the operation on tensors, on a tensor and a number either way round, and on ints.</summary>
    public static TheoryData<string, Func<Tensor, Tensor, Tensor>, Func<Tensor, int, Tensor>, Func<int, Tensor, Tensor>, Func<int, int, int>> Operations =>
        new()
        {
            { "sum", (a, b) => a + b, (a, b) => a + b, (a, b) => a + b, (a, b) => unchecked(a + b) },
            { "difference", (a, b) => a - b, (a, b) => a - b, (a, b) => a - b, (a, b) => unchecked(a - b) },
            { "product", (a, b) => a * b, (a, b) => a * b, (a, b) => a * b, (a, b) => unchecked(a * b) },
            { "quotient", (a, b) => a / b, (a, b) => a / b, (a, b) => a / b, (a, b) => b == -1 ? unchecked(-a) : a / b },
            { "less", (a, b) => a < b, (a, b) => a < b, (a, b) => b > a.ToTensor(b), (a, b) => a < b ? 1 : 0 },
            { "not less", (a, b) => a >= b, (a, b) => a >= b, (a, b) => b <= a.ToTensor(b), (a, b) => a >= b ? 1 : 0 },
            { "equal", Equal, (a, b) => Equal(a, b), (a, b) => Equal(b, a), (a, b) => a == b ? 1 : 0 },
        };

    [Theory, MemberData(nameof(Operations))]
    public void Operations_are_those_of_ints(
        string name, Func<Tensor, Tensor, Tensor> both, Func<Tensor, int, Tensor> right, Func<int, Tensor, Tensor> left, Func<int, int, int> ints)
    {
        int[] b = name == "quotient" ? [.. values.Where(v => v != 0)] : values;
        int[][] table = [.. b.Select(y => values.Select(x => ints(x, y)).ToArray())];
        var (rows, columns) = (Tensor.Of(values, values.Length, 1), Tensor.Of(b, 1, b.Length));
        var all = both(rows, columns);
        Assert.Equal(new Shape(values.Length, b.Length), all.Shape);
        Assert.Equal(table.SelectMany(row => row), all.ToInts());
        for (int j = 0; j < b.Length; j++) Assert.Equal(table[j], right(Tensor.Of(values), b[j]).ToInts());
        for (int i = 0; i < values.Length; i++) Assert.Equal(table.Select(row => row[i]), left(values[i], Tensor.Of(b)).ToInts());
        int[] many = [.. Enumerable.Range(0, 40_003).Select(i => i * 7919 - 100_000_000)], others = [.. many.Select(m => m / 3 | 1)];
        Assert.Equal(many.Zip(others, ints), both(Tensor.Of(many), Tensor.Of(others)).ToInts());
    }

    [Fact]
    public void The_result_of_arithmetic_is_int()
    {
        var x = Tensor.Of([3, -4]);
        Assert.All(new[] { x + x, x - 1, 2 * x, -x, x / 2, x.Sum(), x + 2.0 }, y => Assert.Equal(DType.Int32, y.DType));
        Assert.Equal([-3, 4], (-x).ToInts());
        Assert.Equal([int.MinValue], (-Tensor.Of([int.MinValue])).ToInts());
        Assert.Same(x, x + 0);
    }

    [Theory, InlineData(), InlineData(0), InlineData(1), InlineData(2), InlineData(0, 2), InlineData(1, 2), InlineData(0, 1, 2)]
    public void Sums_are_exact_and_wrap(params int[] dims)
    {
        var shape = new Shape(5, 3, 4);
        int[] numbers = [.. Enumerable.Range(0, 60).Select(i => i * 123_456_789 + (i << 27))];
        var sum = Tensor.Of(numbers, 5, 3, 4).Sum(dims);
        var expected = new int[sum.Shape.Elements];
        for (int i = 0; i < 60; i++)
        {
            int[] at = [i % 5, i / 5 % 3, i / 15];
            int place = 0;
            for (int d = 2; d >= 0; d--) place = place * sum.Shape[d] + (dims.Length == 0 || dims.Contains(d) ? 0 : at[d]);
            unchecked { expected[place] += numbers[i]; }
        }
        Assert.Equal(expected, sum.ToInts());
        Assert.Equal(dims.Length == 0 ? Shape.Scalar : dims.Aggregate(shape, (s, d) => s.With(d, 1)), sum.Shape);
        Assert.Equal(0, Tensor.Of(Array.Empty<int>(), 0, 3).Sum().Scalar());
    }

    /// <summary>What has no meaning among whole numbers, and words of the error.</summary>
    public static TheoryData<string, Func<Tensor, Tensor>, string> Refused => new()
    {
        { "a fraction", x => x + 1.5, "1.5; whole numbers of 32 bits would fit: Cast the tensor" },
        { "a large number", x => x * 3e9, "3000000000" },
        { "no number", x => x * double.NaN, "NaN" },
        { "comparison with a fraction", x => x > 0.5, "0.5" },
        { "a mean", x => x.Mean(), "Cast the tensor" },
        { "another type", x => x + Tensor.Ones(3), "equal types would fit" },
        { "shapes", x => x + Tensor.Of([1, 2]), "(3,) and (2,)" },
        { "a root", Sqrt, "Cast it first" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_has_no_meaning_is_refused(string what, Func<Tensor, Tensor> f, string said)
    {
        Assert.Contains(said, Assert.Throws<ArgumentException>(() => f(Tensor.Of([1, 2, 4]))).Message, StringComparison.Ordinal);
        Assert.NotEmpty(what);
    }

    [Fact]
    public void Division_by_zero_is_named()
    {
        Assert.Contains("0 at 1", Assert.Throws<DivideByZeroException>(() => Tensor.Of([1, 2]) / Tensor.Of([1, 0])).Message, StringComparison.Ordinal);
        Assert.Throws<DivideByZeroException>(() => Tensor.Of([1, 2]) / 0);
        Assert.Throws<DivideByZeroException>(() => 1 / Tensor.Of([1, 0]));
    }

    [Fact]
    public void Whole_numbers_have_no_derivative()
    {
        var x = Tensor.Of([1.5, -2.25]);
        Tensor Whole(Tensor x) => ((x.Cast(DType.Int32) + 3) * 2 / 3).Cast(DType.Float64);
        Assert.Equal([2.0, 0], Whole(x).ToDoubles());
        Assert.Equal([0.0, 0], Ad.Gradient(x => Sum(0.75 * Whole(x)), x).ToDoubles());
        Assert.Equal([2.0, 0], Ad.Gradient(x => Sum(x * Whole(x)), x).ToDoubles());
        Assert.Equal([2.0, 0], Ad.Jvp(x => x * Whole(x), x, Tensor.Of([1.0, 1])).Tangent.ToDoubles());
    }
}

file static class Constants
{
    internal static Tensor ToTensor(this int number, Tensor like) => Tensor.Full(like.Shape, number, DType.Int32);
}
