using Xunit;

namespace Flux.Properties.Numbers;

/// <summary>
/// The functions on lanes against exact results, in units of the last place. Single precision is swept through a million bit patterns of the whole range;
/// double precision is compared with numbers of 31 digits.
/// </summary>
public class LaneAccuracyTests
{
    /// <summary>One function: the body under test, its bound, and the range where double precision is sampled.</summary>
    private sealed record Row(string Name, Func<Lanes512<float>, Lanes512<float>> Single, Func<Lanes512<double>, Lanes512<double>> Double,
        Func<double, double> Approximate, Func<DoubleDouble, DoubleDouble> Exact, double Bound, double From, double To);

    private static Row Of<B>(string name, B body, Func<double, double> approximate, double bound, double from, double to) where B : struct, IScalarBody =>
        new(name, body.Invoke, body.Invoke, approximate, body.Invoke, bound, from, to);

    // tanh(x/2) (e^x + 1) loses no digits near 0.
    private static double Expm1(double x) => Math.Abs(x) < 1 ? Math.Tanh(x / 2) * (Math.Exp(x) + 1) : Math.Exp(x) - 1;
    private static double Sigmoid(double x) => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x));

    private static readonly Row[] rows =
    [
        Of("exp", new ExpBody(), Math.Exp, 2, -745, 709.7),
        Of("log", new LogBody(), Math.Log, 2, 1e-3, 1e3),
        Of("expm1", new Expm1Body(), Expm1, 4, -40, 700),
        Of("log1p", new Log1pBody(), x => Math.Abs(x) < 1e-4 ? x - x * x / 2 + x * x * x / 3 : Math.Log(1 + x), 4, -0.999, 1e3),
        Of("tanh", new TanhBody(), Math.Tanh, 4, -20, 20),
        Of("sigmoid", new SigmoidBody(), Sigmoid, 4, -700, 40),
        Of("sin", new SinBody(), Math.Sin, 4, -9e4, 9e4),
        Of("cos", new CosBody(), Math.Cos, 4, -9e4, 9e4),
        Of("atan", new AtanBody(), Math.Atan, 4, -1e3, 1e3),
        Of("sqrt", new SqrtBody(), Math.Sqrt, 0.501, 0, 1e6),
    ];

    public static TheoryData<string> Names => [.. rows.Select(row => row.Name)];

    private static Row The(string name) => rows.Single(row => row.Name == name);

    [Theory]
    [MemberData(nameof(Names))]
    public unsafe void In_single_precision_every_bit_pattern_tried_is_within_the_bound(string name)
    {
        var row = The(name);
        const ulong stride = 4091;
        double worst = 0;
        float worstAt = 0;
        float* xs = stackalloc float[16], ys = stackalloc float[16];
        for (ulong start = 0; start <= uint.MaxValue; start += 16 * stride)
        {
            for (int i = 0; i < 16; i++) xs[i] = BitConverter.UInt32BitsToSingle((uint)(start + (ulong)i * stride));
            row.Single(Lanes512<float>.Load(xs)).Store(ys);
            for (int i = 0; i < 16; i++)
            {
                double error = Ulps.Between(ys[i], row.Approximate(xs[i]));
                if (error > worst) (worst, worstAt) = (error, xs[i]);
            }
        }
        Assert.True(worst <= row.Bound, $"{row.Name}({worstAt:R}) is off by {worst:F2} ulp; {row.Bound} would fit.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void In_double_precision_every_sample_is_within_the_bound(string name)
    {
        var row = The(name);
        var random = new Random(1);
        double worst = 0, worstAt = 0;
        for (int n = 0; n < 4000; n++)
        {
            double x = Sample(row, random, n);
            double error = Ulps.Between(row.Double(Lanes512<double>.All(x)).First, row.Exact(new(x, 0)));
            if (error > worst) (worst, worstAt) = (error, x);
        }
        Assert.True(worst <= row.Bound, $"{row.Name}({worstAt:R}) is off by {worst:F2} ulp; {row.Bound} would fit.");
    }

    // A third each: spread over the range, around 1, and near 0 on a logarithmic scale, where series and reductions are weakest.
    private static double Sample(Row row, Random random, int n)
    {
        double u = random.NextDouble();
        double x = (n % 3) switch
        {
            0 => row.From + u * (row.To - row.From),
            1 => 4 * u - 2,
            _ => Math.Pow(10, -12 * u) * (n % 2 == 0 ? 1 : -1),
        };
        return x >= row.From && x <= row.To ? x : Math.Abs(x);
    }

    [Fact]
    public void Single_precision_erf_is_within_4_ulp()
    {
        for (double x = -5; x < 5; x += 0.00731)
        {
            float single = (float)x;
            double y = On<Lanes512<float>>.Erf(Lanes512<float>.All(single)).First;
            double error = Ulps.Between((float)y, DoubleDouble.Erf(new(single, 0)).High);
            Assert.True(error <= 4, $"erf({single:R}) is off by {error:F2} ulp.");
        }
    }

    [Fact]
    public void Double_precision_erf_is_within_4_ulp()
    {
        for (double x = -6.5; x < 6.5; x += 0.00731)
        {
            double error = Ulps.Between(On<Lanes512<double>>.Erf(Lanes512<double>.All(x)).First, DoubleDouble.Erf(new(x, 0)));
            Assert.True(error <= 4, $"erf({x:R}) is off by {error:F2} ulp.");
        }
    }

    [Fact]
    public void Sine_and_cosine_keep_their_digits_beside_every_multiple_of_a_quarter_turn()
    {
        for (int n = 1; n < 60000; n += 37)
        {
            double near = n * (Math.PI / 2);
            Assert.True(Ulps.Between(On<Lanes512<double>>.Sin(Lanes512<double>.All(near)).First, DoubleDouble.Sin(new(near, 0))) <= 4, $"sin({near:R})");
            Assert.True(Ulps.Between(On<Lanes512<double>>.Cos(Lanes512<double>.All(near)).First, DoubleDouble.Cos(new(near, 0))) <= 4, $"cos({near:R})");
        }
    }

    [Fact]
    public void Powers_are_within_4_ulp()
    {
        var random = new Random(2);
        for (int n = 0; n < 20000; n++)
        {
            float x = (float)Math.Exp(20 * random.NextDouble() - 10), y = (float)(8 * random.NextDouble() - 4);
            double single = Ulps.Between(On<Lanes512<float>>.Pow(Lanes512<float>.All(x), Lanes512<float>.All(y)).First, Math.Pow(x, y));
            Assert.True(single <= 4, $"{x:R}^{y:R} is off by {single:F2} ulp.");
        }
    }
}
