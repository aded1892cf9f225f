namespace Flux.Properties.Optimisers;

/// <summary>A rule and its paper's formula on one number.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Delta">What is subtracted from x, given a memory that starts as zeros, x, dx and t from 1.</param>
/// <param name="Descends">Whether it decreases a quadratic on its own.</param>
public sealed record RuleRow(string Name, Rule Rule, Func<double[], double, double, int, double> Delta, bool Descends = true)
{
    public override string ToString() => Name;
}

/// <summary>One row per rule, transcribed independently of the library for a single double.</summary>
internal static class RuleTable
{
    internal static readonly RuleRow[] Rows =
    [
        new("Descent", new Descent(0.1), (s, x, g, t) => 0.1 * g),
        new("Momentum", new Momentum(0.01, 0.9), (s, x, g, t) => s[0] = 0.9 * s[0] + 0.01 * g),
        new("Nesterov", new Nesterov(0.01, 0.9), (s, x, g, t) =>
        {
            double delta = -0.81 * s[0] + 1.9 * 0.01 * g;
            s[0] = 0.9 * s[0] - 0.01 * g;
            return delta;
        }),
        new("Adam", new Adam(0.01, 0.8, 0.95, 1e-6), (s, x, g, t) => 0.01 * Adam(s, g, t, 0.8, 0.95, 1e-6)),
        new("AdamW coupled", new AdamW(0.01, 0.8, 0.95, 0.1, 1e-6), (s, x, g, t) => 0.01 * (Adam(s, g, t, 0.8, 0.95, 1e-6) + 0.1 * x)),
        new("AdamW decoupled", new AdamW(0.01, 0.8, 0.95, 0.1, 1e-6, Couple: false), (s, x, g, t) => 0.01 * Adam(s, g, t, 0.8, 0.95, 1e-6) + 0.1 * x),
        new("WeightDecay", new WeightDecay(0.2), (s, x, g, t) => g + 0.2 * x, Descends: false),
        new("ClipGrad", new ClipGrad(0.5), (s, x, g, t) => Math.Clamp(g, -0.5, 0.5), Descends: false),
        new("ClipNorm", new OptimiserChain(new ClipNorm(1e9), new Momentum(0.01, 0.9)), (s, x, g, t) => s[0] = 0.9 * s[0] + 0.01 * g),
        new("ClipGlobalNorm", new OptimiserChain(new ClipGlobalNorm(1e9), new Momentum(0.01, 0.9)), (s, x, g, t) => s[0] = 0.9 * s[0] + 0.01 * g),
        new("MixedPrecision", new MixedPrecision(new Adam(0.01, 0.8, 0.95, 1e-6), DType.Float64), (s, x, g, t) => 0.01 * Adam(s, g, t, 0.8, 0.95, 1e-6)),
        new("OptimiserChain", new OptimiserChain(new ClipGrad(0.5), new WeightDecay(0.2), new Momentum(0.01, 0.9)), (s, x, g, t) =>
            s[0] = 0.9 * s[0] + 0.01 * (Math.Clamp(g, -0.5, 0.5) + 0.2 * x)),
        new("Empty chain", new OptimiserChain(), (s, x, g, t) => g, Descends: false),
        new("Scheduled", new Scheduled(Schedules.Exp(0.01, 0.9), eta => new Momentum(eta, 0.5)), (s, x, g, t) =>
            s[0] = 0.5 * s[0] + 0.01 * Math.Pow(0.9, t - 1) * g),
        new("RmsProp", new RmsProp(0.01, 0.8, 1e-6), (s, x, g, t) =>
        {
            s[0] = 0.8 * s[0] + 0.2 * g * g;
            return 0.01 * g / (Math.Sqrt(s[0]) + 1e-6);
        }),
        new("RmsProp centred", new RmsProp(0.01, 0.8, 1e-6, Centred: true), (s, x, g, t) =>
        {
            s[0] = 0.8 * s[0] + 0.2 * g * g;
            s[1] = 0.8 * s[1] + 0.2 * g;
            return 0.01 * g / (Math.Sqrt(s[0] - s[1] * s[1]) + 1e-6);
        }),
        new("AdaGrad", new AdaGrad(0.1, 1e-6), (s, x, g, t) =>
        {
            s[0] = (t == 1 ? 1e-6 : s[0]) + g * g;
            return 0.1 * g / (Math.Sqrt(s[0]) + 1e-6);
        }),
        new("AdaDelta", new AdaDelta(0.9, 1e-6), (s, x, g, t) =>
        {
            s[0] = 0.9 * s[0] + 0.1 * g * g;
            double delta = g * Math.Sqrt(s[1] + 1e-6) / Math.Sqrt(s[0] + 1e-6);
            s[1] = 0.9 * s[1] + 0.1 * delta * delta;
            return delta;
        }),
        new("AdaMax", new AdaMax(0.01, 0.8, 0.95, 1e-6), (s, x, g, t) =>
        {
            s[0] = 0.8 * s[0] + 0.2 * g;
            s[1] = Math.Max(0.95 * s[1], Math.Abs(g));
            return 0.01 / (1 - Math.Pow(0.8, t)) * s[0] / (s[1] + 1e-6);
        }),
        new("RAdam", new RAdam(0.01, 0.8, 0.95, 1e-6), (s, x, g, t) =>
        {
            s[0] = 0.8 * s[0] + 0.2 * g;
            s[1] = 0.95 * s[1] + 0.05 * g * g;
            double infinity = 2 / (1 - 0.95) - 1, b2t = Math.Pow(0.95, t), length = infinity - 2 * t * b2t / (1 - b2t);
            double mean = s[0] / (1 - Math.Pow(0.8, t));
            if (length <= 4) return 0.01 * mean;
            double r = Math.Sqrt((length - 4) * (length - 2) * infinity / ((infinity - 4) * (infinity - 2) * length));
            return 0.01 * r * mean / (Math.Sqrt(s[1] / (1 - b2t)) + 1e-6);
        }),
        new("NAdam", new NAdam(0.01, 0.8, 0.95, 1e-6), (s, x, g, t) =>
        {
            s[0] = 0.8 * s[0] + 0.2 * g;
            s[1] = 0.95 * s[1] + 0.05 * g * g;
            double b1t = Math.Pow(0.8, t), b2t = Math.Pow(0.95, t);
            return 0.01 * (0.8 * s[0] / (1 - 0.8 * b1t) + 0.2 * g / (1 - b1t)) / (Math.Sqrt(s[1] * 0.95 / (1 - b2t)) + 1e-6);
        }),
        new("AMSGrad", new AMSGrad(0.01, 0.8, 0.95, 1e-6), (s, x, g, t) =>
        {
            if (t == 1) s[0] = s[1] = s[2] = 1e-6;
            s[0] = 0.8 * s[0] + 0.2 * g;
            s[1] = 0.95 * s[1] + 0.05 * g * g;
            s[2] = Math.Max(s[2], s[1]);
            return 0.01 * s[0] / (Math.Sqrt(s[2]) + 1e-6);
        }),
        new("AdaBelief", new AdaBelief(0.01, 0.8, 0.95, 1e-6), (s, x, g, t) =>
        {
            s[0] = 0.8 * s[0] + 0.2 * g;
            s[1] = 0.95 * s[1] + 0.05 * (g - s[0]) * (g - s[0]) + 1e-6;
            return 0.01 * s[0] / (1 - Math.Pow(0.8, t)) / (Math.Sqrt(s[1] / (1 - Math.Pow(0.95, t))) + 1e-6);
        }),
        new("Lion", new Lion(0.01, 0.8, 0.95), (s, x, g, t) =>
        {
            s[0] = 0.95 * g + (1 - 0.95) * s[0];
            return 0.01 * Math.Sign((0.95 - 0.8) * g + 0.8 * s[0]);
        }),
        new("Rprop", new Rprop(0.01, 0.4, 1.3, 0.005, 0.016), (s, x, g, t) =>
        {
            if (t == 1) s[1] = 0.01;
            double agreement = s[0] * g;
            if (agreement > 0) s[1] = Math.Min(s[1] * 1.3, 0.016);
            if (agreement < 0) s[1] = Math.Max(s[1] * 0.4, 0.005);
            s[0] = agreement < 0 ? 0 : g;
            return s[1] * Math.Sign(s[0]);
        }),
        new("SignDecay", new SignDecay(0.2), (s, x, g, t) => g + 0.2 * Math.Sign(x), Descends: false),
        new("AccumGrad", new AccumGrad(2, new Adam(0.01, 0.8, 0.95, 1e-6)), (s, x, g, t) =>
        {
            s[3] += g / 2;
            if (t % 2 == 1) return 0;
            double mean = s[3];
            s[3] = 0;
            return 0.01 * Adam(s, mean, t / 2, 0.8, 0.95, 1e-6);
        }),
        new("OAdam", new OAdam(0.01, 0.8, 0.95, 1e-6), (s, x, g, t) =>
        {
            double term = 0.01 * Adam(s, g, t, 0.8, 0.95, 1e-6), before = s[2];
            s[2] = term;
            return 2 * term - before;
        }),
    ];

    internal static IEnumerable<object[]> Names => Rows.Select(row => new object[] { row });

    private static double Adam(double[] s, double g, int t, double b1, double b2, double eps)
    {
        s[0] = b1 * s[0] + (1 - b1) * g;
        s[1] = b2 * s[1] + (1 - b2) * g * g;
        return s[0] / (1 - Math.Pow(b1, t)) / (Math.Sqrt(s[1] / (1 - Math.Pow(b2, t))) + eps);
    }
}
