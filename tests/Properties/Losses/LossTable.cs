namespace Flux.Properties.Losses;

/// <summary>One loss: the library's, an independent formula on one column of plain doubles, and how to draw arguments it is smooth at.</summary>
/// <param name="Name">What the test reports call it.</param>
/// <param name="F">The loss of (prediction, target).</param>
/// <param name="Reference">The same for matrices as [row, column] arrays, written from the formula.</param>
/// <param name="Sample">Prediction and target in double precision.</param>
public sealed record LossRow(string Name, Func<Tensor, Tensor, Tensor> F, Func<double[,], double[,], double> Reference, Func<Key, (Tensor Prediction, Tensor Target)> Sample)
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
        new("huber 0.3", (p, y) => Loss.Huber(p, y, 0.3), Each((p, y) => Math.Abs(p - y) < 0.3 ? (p - y) * (p - y) / 2 : 0.3 * (Math.Abs(p - y) - 0.15)), Reals),
        new("msle", Loss.Msle, Each((p, y) => Math.Pow(Math.Log((p + Eps) / (y + Eps)), 2)), Positives),
        new("crossentropy", Loss.CrossEntropy, Columns((p, y) => -Sum(p.Length, i => y[i] == 0 ? 0 : y[i] * Math.Log(p[i] + Eps))), Distributions),
        new("crossentropy of labels", Loss.CrossEntropy, Columns((p, y) => -Sum(p.Length, i => y[i] == 0 ? 0 : y[i] * Math.Log(p[i] + Eps))), Labels),
        new("logitcrossentropy", Loss.LogitCrossEntropy, Columns((p, y) => -Sum(p.Length, i => y[i] * (p[i] - Math.Log(Sum(p.Length, j => Math.Exp(p[j])))))), LogitsAndDistributions),
        new("binarycrossentropy", Loss.BinaryCrossEntropy, Each((p, y) => -y * Math.Log(p + Eps) - (1 - y) * Math.Log(1 - p + Eps)), Probabilities),
        new("logitbinarycrossentropy", Loss.LogitBinaryCrossEntropy, Each((p, y) => (1 - y) * p + Math.Log(1 + Math.Exp(-p))), LogitsAndBits),
        new("kldivergence", Loss.KlDivergence, Columns((p, y) => Sum(p.Length, i => y[i] * Math.Log(y[i]) - y[i] * Math.Log(p[i] + Eps))), Distributions),
    ];

    public static IEnumerable<object[]> All => Rows.Select(row => new object[] { row });

    private static double Sum(int n, Func<int, double> term) => Enumerable.Range(0, n).Sum(term);

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

    private static (Tensor, Tensor) LogitsAndBits(Key key) => (Normal(key[0]) * 3, (Normal(key[1]) > Normal(key[2])).Cast(DType.Float64));
}
