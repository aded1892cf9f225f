namespace Flux.Properties.Losses;

/// <summary>One loss: the library's, an independent formula on one column of plain doubles, and how to draw arguments it is smooth at.</summary>
/// <param name="Name">What the test reports call it.</param>
/// <param name="F">The loss of (prediction, target).</param>
/// <param name="Reference">The same for matrices as [row, column] arrays, written from the formula.</param>
/// <param name="Sample">Prediction and target in double precision.</param>
public sealed record LossRow(
    string Name, Func<Tensor, Tensor, Tensor> F, Func<double[,], double[,], double> Reference, Func<Key, (Tensor Prediction, Tensor Target)> Sample)
{
    public override string ToString() => Name;
}

/// <summary>The rows.</summary>
public static class LossTable
{
    private const double Eps = 2.220446049250313e-16;

    public static readonly LossRow[] Rows =
    [
        new("mse", Loss.Mse, Each((p, y) => (p - y) * (p - y)), Reals),
        new("mae", Loss.Mae, Each((p, y) => Math.Abs(p - y)), Reals),
        new("huber", Loss.Huber, Each((p, y) => Math.Abs(p - y) < 1 ? (p - y) * (p - y) / 2 : Math.Abs(p - y) - 0.5), Reals),
        new("huber 0.3", (p, y) => Loss.Huber(p, y, 0.3), Each((p, y) => Math.Abs(p - y) < 0.3 ? (p - y) * (p - y) / 2 : 0.3 * (Math.Abs(p - y) - 0.15)),
            Reals),
        new("msle", Loss.Msle, Each((p, y) => Math.Pow(Math.Log((p + Eps) / (y + Eps)), 2)), Positives),
        new("crossentropy", Loss.CrossEntropy, Columns((p, y) => -Sum(p.Length, i => y[i] == 0 ? 0 : y[i] * Math.Log(p[i] + Eps))), Distributions),
        new("crossentropy of labels", Loss.CrossEntropy, Columns((p, y) => -Sum(p.Length, i => y[i] == 0 ? 0 : y[i] * Math.Log(p[i] + Eps))), Labels),
        new("logitcrossentropy", Loss.LogitCrossEntropy, Columns((p, y) => -Sum(p.Length, i => y[i] * (p[i] - Math.Log(Sum(p.Length, j => Math.Exp(p[j])))))),
            LogitsAndDistributions),
        new("binarycrossentropy", Loss.BinaryCrossEntropy, Each((p, y) => -y * Math.Log(p + Eps) - (1 - y) * Math.Log(1 - p + Eps)), Probabilities),
        new("logitbinarycrossentropy", Loss.LogitBinaryCrossEntropy, Each((p, y) => (1 - y) * p + Math.Log(1 + Math.Exp(-p))), LogitsAndBits),
        new("kldivergence", Loss.KlDivergence, Columns((p, y) => Sum(p.Length, i => y[i] * Math.Log(y[i]) - y[i] * Math.Log(p[i] + Eps))), Distributions),
        new("poisson", Loss.Poisson, Each((p, y) => p - y * Math.Log(p)), Positives),
        new("logpoisson", Loss.LogPoisson, Each((r, y) => Math.Exp(r) - y * r), Reals),
        new("hinge", Loss.Hinge, Each((p, y) => Math.Max(0, 1 - p * y)), Signs),
        new("squaredhinge", Loss.SquaredHinge, Each((p, y) => Math.Pow(Math.Max(0, 1 - p * y), 2)), Signs),
        new("siamesecontrastive", Loss.SiameseContrastive, Each((p, y) => (1 - y) * p * p + y * Math.Pow(Math.Max(0, 1 - p), 2)), Pairs),
        new("siamesecontrastive 2.5", (p, y) => Loss.SiameseContrastive(p, y, 2.5), Each((p, y) => (1 - y) * p * p + y * Math.Pow(Math.Max(0, 2.5 - p), 2)),
            Pairs),
        new("dicecoeff", Loss.DiceCoeff, All((p, y) => 1 - (2 * Total(p, y, (a, b) => a * b) + 1) / (Total(p, y, (a, b) => a * a + b * b) + 1)), Probabilities),
        new("tversky", Loss.Tversky,
            All((p, y) => 1 - (Total(p, y, (a, b) => a * b) + 1) / (Total(p, y, (a, b) => a * b + 0.7 * (1 - b) * a + 0.3 * b * (1 - a)) + 1)), Probabilities),
        new("binaryfocal", Loss.BinaryFocal, Each((p, y) => BinaryFocal(y * p + (1 - y) * (1 - p), 2)), Probabilities),
        new("binaryfocal 1.3", (p, y) => Loss.BinaryFocal(p, y, 1.3), Each((p, y) => BinaryFocal(y * p + (1 - y) * (1 - p), 1.3)), Probabilities),
        new("focal", Loss.Focal, Columns((p, y) => Sum(p.Length, i => y[i] * BinaryFocal(p[i], 2))), Distributions),
        new("focal 0.5", (p, y) => Loss.Focal(p, y, gamma: 0.5), Columns((p, y) => Sum(p.Length, i => y[i] * BinaryFocal(p[i], 0.5))), Distributions),
    ];

    public static IEnumerable<object[]> Names => Rows.Select(row => new object[] { row });

    private static double Sum(int n, Func<int, double> term) => Enumerable.Range(0, n).Sum(term);

    private static double BinaryFocal(double p, double gamma) => -Math.Pow(1 - p, gamma) * Math.Log(p);

    private static double Total(double[] p, double[] y, Func<double, double, double> term) => p.Zip(y, term).Sum();

    private static Func<double[,], double[,], double> All(Func<double[], double[], double> f) => (p, y) => f([.. p.Cast<double>()], [.. y.Cast<double>()]);

    private static Func<double[,], double[,], double> Each(Func<double, double, double> f) => (p, y) =>
        p.Cast<double>().Zip(y.Cast<double>(), f).Average();

    private static Func<double[,], double[,], double> Columns(Func<double[], double[], double> f) => (p, y) =>
        Enumerable.Range(0, p.GetLength(1)).Average(j => f(Column(p, j), Column(y, j)));

    private static double[] Column(double[,] x, int j) => [.. Enumerable.Range(0, x.GetLength(0)).Select(i => x[i, j])];

    private static Tensor Normal(Key key) => Tensor.Normal(key, 4, 5).Cast(DType.Float64);

    private static Tensor Unit(Key key) => Tensor.Uniform(key, 4, 5).Cast(DType.Float64) * 0.9 + 0.05;

    private static (Tensor, Tensor) Reals(Key key) => (Normal(key[0]), Normal(key[1]));

    private static (Tensor, Tensor) Positives(Key key) => (Unit(key[0]) * 3, Unit(key[1]) * 3);

    private static (Tensor, Tensor) Distributions(Key key) => (Prelude.Softmax(Normal(key[0])), Prelude.Softmax(Normal(key[1])));

    private static (Tensor, Tensor) LogitsAndDistributions(Key key) => (Normal(key[0]) * 3, Prelude.Softmax(Normal(key[1])));

    private static (Tensor, Tensor) Labels(Key key) => (Prelude.Softmax(Normal(key)), Prelude.OneHot([0, 3, 1, 1, 2], [0, 1, 2, 3]).Cast(DType.Float64));

    private static (Tensor, Tensor) Probabilities(Key key) => (Unit(key[0]), Unit(key[1]));

    private static (Tensor, Tensor) Signs(Key key) => (Normal(key[0]), Prelude.Sign(Normal(key[1])));

    private static (Tensor, Tensor) Pairs(Key key) => (Unit(key[0]) * 2, (Normal(key[1]) > Normal(key[2])).Cast(DType.Float64));

    private static (Tensor, Tensor) LogitsAndBits(Key key) => (Normal(key[0]) * 3, (Normal(key[1]) > Normal(key[2])).Cast(DType.Float64));
}
