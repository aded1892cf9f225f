using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Layers;

/// <summary>Initial weights have the spread, the structure and the reproducibility that their formulas say.</summary>
public sealed class InitialiserTests
{
    private static readonly Key key = new(24);

    /// <summary>A name, the initialiser, its standard deviation on a matrix of 200 by 300, and the largest magnitude it may give.</summary>
    public static TheoryData<string, Initialiser, double, double> Spreads => new()
    {
        { "glorot uniform", GlorotUniform, Math.Sqrt(2.0 / 500), Math.Sqrt(6.0 / 500) },
        { "glorot uniform with gain", GlorotUniform(3), 3 * Math.Sqrt(2.0 / 500), 3 * Math.Sqrt(6.0 / 500) },
        { "glorot normal", GlorotNormal, Math.Sqrt(2.0 / 500), 1 },
        { "glorot normal with gain", GlorotNormal(0.5), 0.5 * Math.Sqrt(2.0 / 500), 1 },
        { "kaiming uniform", KaimingUniform, Math.Sqrt(2.0 / 300), Math.Sqrt(6.0 / 300) },
        { "kaiming uniform with gain", KaimingUniform(1), Math.Sqrt(1.0 / 300), Math.Sqrt(3.0 / 300) },
        { "kaiming normal", KaimingNormal, Math.Sqrt(2.0 / 300), 1 },
        { "kaiming normal with gain", KaimingNormal(1), Math.Sqrt(1.0 / 300), 1 },
        { "lecun normal", LecunNormal, Math.Sqrt(1.0 / 300), 1 },
        { "truncated normal", TruncatedNormal, TruncatedDeviation(2), 2 },
        { "truncated normal at one deviation", TruncatedNormal(0, 0.1, -0.1, 0.1), 0.1 * TruncatedDeviation(1), 0.1 },
        { "wide truncated normal", TruncatedNormal(0, 0.5, -50, 50), 0.5, 3.5 },
        { "orthogonal", Orthogonal, Math.Sqrt(1.0 / 300), 1 },
        { "sparse", SparseInit(0.5, 2), 2 * Math.Sqrt(0.5), 12 },
        { "standard normal", Tensor.Normal, 1, 6 },
        { "standard uniform", Tensor.Uniform, Math.Sqrt(1.0 / 3), 1 },
    };

    [Fact]
    public void Fans_are_those_of_Flux()
    {
        Assert.Equal((1, 1), NFan());
        Assert.Equal((1, 4), NFan(4));
        Assert.Equal((5, 4), NFan(4, 5));
        Assert.Equal((54, 60), NFan(2, 3, 9, 10));
        Assert.Equal((0, 12), NFan(3, 0, 4));
    }

    [Theory, MemberData(nameof(Spreads))]
    public void Weights_have_their_spread(string name, Initialiser init, double deviation, double largest)
    {
        double[] values = init(key, 200, 300).ToDoubles();
        Assert.Equal(1, Math.Sqrt(values.Average(v => v * v)) / deviation, 0.02);
        Assert.All(values, v => Assert.InRange(v, -largest - 1e-6, largest + 1e-6));
        Assert.Equal(values, init(key, 200, 300).ToDoubles());
        Assert.NotEqual(values, init(key[1], 200, 300).ToDoubles());
        Assert.Equal(DType.Float32, init(key, 2, 3).DType);
        Assert.NotEmpty(name);
    }

    [Fact]
    public void Kernels_count_their_window_in_the_fans()
    {
        double[] values = KaimingNormal(key, 5, 5, 20, 40).ToDoubles();
        Assert.Equal(1, Math.Sqrt(values.Average(v => v * v)) / Math.Sqrt(2.0 / 500), 0.03);
    }

    [Theory, InlineData(0.0, 1.0, -2.0, 2.0), InlineData(1.0, 2.0, 0.0, 1.5), InlineData(-1.0, 0.7, -1.5, 0.5)]
    public void The_truncated_normal_has_its_distribution_function(double mean, double deviation, double low, double high)
    {
        double[] values = [.. TruncatedNormal(mean, deviation, low, high)(key, 40_000).ToDoubles().Order()];
        double Normal(double x) => Phi((x - mean) / deviation);
        for (int i = 0; i < values.Length; i += 997)
        {
            double expected = (Normal(values[i]) - Normal(low)) / (Normal(high) - Normal(low));
            Assert.Equal(expected, (double)i / values.Length, 0.015);
        }
        Assert.InRange(values[0], low, low + 0.02 * (high - low));
        Assert.InRange(values[^1], high - 0.02 * (high - low), high);
    }

    [Theory, InlineData(new[] { 5, 3 }), InlineData(new[] { 3, 5 }), InlineData(new[] { 4, 4 }), InlineData(new[] { 3, 3, 2, 4 }), InlineData(new[] { 6 }),
        InlineData(new[] { 40, 30 })]
    public void Orthogonal_weights_have_orthonormal_columns_or_rows(int[] shape)
    {
        var w = Orthogonal(2)(key, shape);
        Assert.Equal(new Shape(shape), w.Shape);
        var matrix = new Plain(w.Cast(DType.Float64).Reshape(-1, shape[^1]));
        bool byColumns = matrix.Size(0) >= matrix.Size(1);
        int vectors = Math.Min(matrix.Size(0), matrix.Size(1)), length = Math.Max(matrix.Size(0), matrix.Size(1));
        for (int a = 0; a < vectors; a++)
        {
            for (int b = 0; b < vectors; b++)
            {
                double inner = 0;
                for (int i = 0; i < length; i++) inner += byColumns ? matrix[i, a] * matrix[i, b] : matrix[a, i] * matrix[b, i];
                Assert.Equal(a == b ? 4 : 0, inner, 1e-5);
            }
        }
    }

    [Fact]
    public void Sparse_weights_have_equally_many_zeros_in_every_column()
    {
        var w = new Plain(SparseInit(0.31)(key, 10, 30));
        var patterns = new HashSet<string>();
        for (int column = 0; column < 30; column++)
        {
            bool[] zero = [.. Enumerable.Range(0, 10).Select(row => w[row, column] == 0)];
            Assert.Equal(4, zero.Count(z => z));
            patterns.Add(string.Concat(zero));
        }
        Assert.True(patterns.Count > 10);
    }

    [Fact]
    public void Identity_weights_change_nothing()
    {
        var x = Tensor.Normal(key, 4, 2);
        Assert.Equal(x.ToArray(), Dense(4, 4, init: IdentityInit).Build(key).Forward(x).ToArray());
        Assert.Equal([1f, 2, 3, 0], Dense(3, 4, init: IdentityInit).Build(key).Forward(Tensor.Of([1f, 2, 3], 3)).ToArray());
        var image = Tensor.Normal(key, 5, 4, 3, 2);
        Assert.Equal(image.ToArray(), Conv((3, 3), 3, 3, pad: Pad.Same, init: IdentityInit).Build(key).Forward(image).ToArray());
        Assert.Equal([0f, 0, 0], IdentityInit(key, 3).ToArray());
        Assert.Equal([0f, 2, 0, 0, 0, 2, 2, 0, 0], IdentityInit(2, 1)(key, 3, 3).ToArray());
        Assert.Equal([0f, 0, 1, 1, 0, 0, 0, 1, 0], IdentityInit(1, 0, 1)(key, 3, 3).ToArray());
        Assert.Equal([0f, 0, 5, 0], IdentityInit(5, 1)(key, 4, 1, 1).ToArray());
    }

    public static TheoryData<string, Action, string[]> Bad => new()
    {
        { "truncated deviation", () => TruncatedNormal(0, -1), ["TruncatedNormal", "-1", "above 0"] },
        { "truncated limits", () => TruncatedNormal(0, 1, 3, 2), ["TruncatedNormal", "3 to 2"] },
        { "orthogonal of nothing", () => Orthogonal(key), ["Orthogonal", "at least one"] },
        { "sparsity", () => SparseInit(1.5), ["SparseInit", "1.5", "0 to 1"] },
        { "sparse kernel", () => SparseInit(0.5)(key, 3, 3, 1, 2), ["SparseInit", "(3×3×1×2)", "two dimensions"] },
        { "identity shifts", () => IdentityInit(1, 1, 1, 1)(key, 3, 3), ["IdentityInit", "3 shifts", "(3×3)"] },
    };

    [Theory, MemberData(nameof(Bad))]
    public void Bad_input_is_named(string what, Action act, string[] mentions)
    {
        var error = Assert.ThrowsAny<ArgumentException>(act);
        Assert.All(mentions, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        Assert.NotEmpty(what);
    }

    /// <summary>The deviation of a standard normal cut off at ±c: √(1 - 2 c φ(c) / (2 Φ(c) - 1)).</summary>
    private static double TruncatedDeviation(double c) => Math.Sqrt(1 - 2 * c * Math.Exp(-c * c / 2) / Math.Sqrt(2 * Math.PI) / (2 * Phi(c) - 1));

    /// <summary>The normal distribution function, by Simpson's rule.</summary>
    private static double Phi(double x)
    {
        const int Steps = 2000;
        double h = x / Steps, sum = 0;
        for (int i = 0; i <= Steps; i++)
        {
            double weight = i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.Exp(-(i * h) * (i * h) / 2);
        }
        return 0.5 + sum * h / 3 / Math.Sqrt(2 * Math.PI);
    }
}
