using static Flux.Prelude;

namespace Flux.Properties.Losses;

/// <summary>A loss at one explicit point, a column of predictions and targets: its value and its gradient, which are the same in both precisions.</summary>
public sealed record LossPoint(string Name, Func<Tensor, Tensor, Tensor> F, double[] Prediction, double[] Target, double Value, double[] Gradient)
{
    public override string ToString() => $"{Name} of ({string.Join(", ", Prediction)}), ({string.Join(", ", Target)})";
}

/// <summary>Masks, saturation, zeros and infinities. A new loss adds the points at which its formula has a term such as 0 log 0 or 0 times infinity.</summary>
public static class LossPoints
{
    private const double Inf = double.PositiveInfinity, Tiny = 1e-42;
    private static readonly double half = Math.Log(2), e = Math.E;

    public static readonly LossPoint[] All =
    [
        new("logitcrossentropy", Loss.LogitCrossEntropy, [2, 1, -Inf], [0, 1, 0], 1 + Math.Log(1 + 1 / e), [e / (1 + e), -e / (1 + e), 0]),
        new("logitcrossentropy", Loss.LogitCrossEntropy, [1, -Inf, -Inf], [1, 0, 0], 0, [0, 0, 0]),
        new("logitcrossentropy", Loss.LogitCrossEntropy, [1, -Inf], [0, 1], Inf, [0, 0]),
        new("logitcrossentropy", Loss.LogitCrossEntropy, [-1e30, 1e30], [0, 1], 0, [0, 0]),
        new("logitbinarycrossentropy", Loss.LogitBinaryCrossEntropy, [Inf], [1], 0, [0]),
        new("logitbinarycrossentropy", Loss.LogitBinaryCrossEntropy, [-Inf], [0], 0, [0]),
        new("logitbinarycrossentropy", Loss.LogitBinaryCrossEntropy, [Inf], [0], Inf, [1]),
        new("logitbinarycrossentropy", Loss.LogitBinaryCrossEntropy, [-Inf], [1], Inf, [-1]),
        new("logitbinarycrossentropy", Loss.LogitBinaryCrossEntropy, [Inf], [0.75], Inf, [0.25]),
        new("logitbinarycrossentropy", Loss.LogitBinaryCrossEntropy, [0], [1], half, [-0.5]),
        new("logitbinarycrossentropy", Loss.LogitBinaryCrossEntropy, [1e30], [1], 0, [0]),
        new("logitbinarycrossentropy", Loss.LogitBinaryCrossEntropy, [-1000], [1], 1000, [-1]),
        new("crossentropy without ε", (p, y) => Loss.CrossEntropy(p, y, epsilon: 0), [1, 0, 0], [1, 0, 0], 0, [-1, 0, 0]),
        new("crossentropy without ε", (p, y) => Loss.CrossEntropy(p, y, epsilon: 0), [1, 0], [0, 1], Inf, [0, -Inf]),
        new("crossentropy without ε", (p, y) => Loss.CrossEntropy(p, y, epsilon: 0), [1, Tiny], [1, 0], 0, [-1, 0]),
        new("kldivergence without ε", (p, y) => Loss.KlDivergence(p, y, epsilon: 0), [0.5, 0.5, 0], [0, 1, 0], half, [0, -2, 0]),
        new("binarycrossentropy without ε", (p, y) => Loss.BinaryCrossEntropy(p, y, epsilon: 0), [1], [1], 0, [-1]),
        new("binarycrossentropy without ε", (p, y) => Loss.BinaryCrossEntropy(p, y, epsilon: 0), [0], [0], 0, [1]),
        new("poisson", Loss.Poisson, [0], [0], 0, [1]), new("poisson", Loss.Poisson, [Tiny], [0], 0, [1]),
        new("poisson of an exponential", (r, y) => Loss.Poisson(Exp(r), y), [-90], [0], 0, [0]),
        new("poisson of an exponential", (r, y) => Loss.Poisson(Exp(r), y), [-1000], [0], 0, [0]),
        new("logpoisson", Loss.LogPoisson, [-90], [0], 0, [0]), new("logpoisson", Loss.LogPoisson, [-90], [2], 180, [-2]),
        new("logpoisson", Loss.LogPoisson, [-1000], [3], 3000, [-3]), new("logpoisson", Loss.LogPoisson, [-1e30], [1], 1e30, [-1]),
        new("logpoisson", Loss.LogPoisson, [-Inf], [0], 0, [0]), new("logpoisson", Loss.LogPoisson, [-Inf], [2], Inf, [-2]),
        new("logpoisson", Loss.LogPoisson, [0], [1], 1, [0]), new("logpoisson", Loss.LogPoisson, [Inf], [0], Inf, [Inf]),
        new("binaryfocal", Loss.BinaryFocal, [1], [1], 0, [0]), new("binaryfocal", Loss.BinaryFocal, [0], [0], 0, [0]),
        new("binaryfocal", Loss.BinaryFocal, [0.5], [0], half / 4, [half + 0.5]),
        new("binaryfocal 0", (p, y) => Loss.BinaryFocal(p, y, gamma: 0), [1], [1], 0, [-1]),
        new("binaryfocal 0.5", (p, y) => Loss.BinaryFocal(p, y, gamma: 0.5), [1], [1], 0, [0]),
        new("binaryfocal 1.3", (p, y) => Loss.BinaryFocal(p, y, gamma: 1.3), [0], [0], 0, [0]),
        new("binaryfocal 1.3", (p, y) => Loss.BinaryFocal(p, y, gamma: 1.3), [1 + 1e-7], [1], 0, [0]),
        new("focal", Loss.Focal, [1, 0], [1, 0], 0, [0, 0]), new("focal 1.5", (p, y) => Loss.Focal(p, y, gamma: 1.5), [1, 0], [1, 0], 0, [0, 0]),
        new("focal 0.5 without ε", (p, y) => Loss.Focal(p, y, gamma: 0.5, epsilon: 0), [1, 0], [1, 0], 0, [0, 0]),
        new("huber", Loss.Huber, [1e30], [0], 1e30, [1]), new("hinge", Loss.Hinge, [Inf], [1], 0, [0]),
        new("squaredhinge", Loss.SquaredHinge, [Inf], [1], 0, [0]),
    ];

    public static IEnumerable<object[]> Names => All.Select(point => new object[] { point });
}
