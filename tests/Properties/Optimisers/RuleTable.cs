namespace Flux.Properties.Optimisers;

/// <summary>A rule and the same rule for one number, transcribed from its formula; memory is the transcription's own state.</summary>
/// <param name="Name">What the test reports call it.</param>
/// <param name="Rule">The library's rule.</param>
/// <param name="Scalar">(memory, x, dx, t from 1) -> delta.</param>
/// <param name="Decays">Whether a zero gradient still moves x, or dx is not a descent step by itself.</param>
public sealed record RuleRow(string Name, Rule Rule, Func<double[], double, double, int, double> Scalar, bool Decays = false)
{
    public override string ToString() => Name;
}

/// <summary>The rows.</summary>
public static class RuleTable
{
    public static readonly RuleRow[] Rows =
    [
        new("descent", new Descent(0.1), (_, _, g, _) => 0.1 * g),
        new("momentum", new Momentum(0.02, 0.8), (s, _, g, _) => s[0] = 0.8 * s[0] + 0.02 * g),
        new("nesterov", new Nesterov(0.02, 0.8), (s, _, g, _) =>
        {
            double delta = -0.64 * s[0] + 1.8 * 0.02 * g;
            s[0] = 0.8 * s[0] - 0.02 * g;
            return delta;
        }),
        new("adam", new Adam(0.05), (s, _, g, t) => Adam(s, g, t, 0.05)),
        new("adamw", new AdamW(0.05, Lambda: 0.1), (s, x, g, t) => 0.05 * (Adam(s, g, t, 1) + 0.1 * x), Decays: true),
        new("adamw uncoupled", new AdamW(0.05, Lambda: 0.1, Couple: false), (s, x, g, t) => 0.05 * Adam(s, g, t, 1) + 0.1 * x, Decays: true),
        new("weight decay, then descent", new OptimiserChain(new WeightDecay(0.1), new Descent(0.1)), (_, x, g, _) => 0.1 * (g + 0.1 * x), Decays: true),
        new("clipped gradient, then descent", new OptimiserChain(new ClipGrad(0.5), new Descent(0.1)), (_, _, g, _) => 0.1 * Math.Clamp(g, -0.5, 0.5)),
        new("clipped norm, then descent", new OptimiserChain(new ClipNorm(0.5), new Descent(0.1)), (_, _, g, _) => 0.1 * (Math.Abs(g) > 0.5 ? 0.5 * Math.Sign(g) : g)),
        new("scheduled descent", new Scheduled(Schedules.Exp(0.1, 0.9), eta => new Descent(eta)), (_, _, g, t) => 0.1 * Math.Pow(0.9, t - 1) * g),
        new("scheduled adam", new Scheduled(Schedules.Exp(0.05, 0.9), eta => new Adam(eta)), (s, _, g, t) => Adam(s, g, t, 0.05 * Math.Pow(0.9, t - 1))),
    ];

    public static IEnumerable<object[]> All => Rows.Select(row => new object[] { row });

    private static double Adam(double[] s, double g, int t, double eta)
    {
        s[0] = 0.9 * s[0] + 0.1 * g;
        s[1] = 0.999 * s[1] + 0.001 * g * g;
        return eta * (s[0] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(s[1] / (1 - Math.Pow(0.999, t))) + 1e-8);
    }
}
