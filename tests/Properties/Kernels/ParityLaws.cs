using System.Globalization;
using Flux.Properties.Layers;
using Flux.Properties.Losses;
using Flux.Properties.Numbers;
using Flux.Properties.Ops;
using Flux.Properties.Optimisers;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Kernels;

/// <summary>
/// Every row of the tables of operations, layers, losses and rules gives the CPU's values and gradients on every back end, in single and in double precision.
/// Rows are as small as the simulator needs, so it runs them with the inputs that the others have.
/// </summary>
public sealed class ParityLaws
{
    // In parts of a number, or of 1 where it is less: what another order of the same sums may change.
    private static double Tolerance(DType type) => type == DType.Float32 ? 2e-5 : 1e-12;

    private static double ToleranceOfLayers(DType type) => type == DType.Float32 ? 1e-4 : 1e-11;

    private static readonly Key key = new(5);

    private static readonly Dictionary<string, OpRow> ops = OpTable.Rows.ToDictionary(row => row.Name);

    private static readonly Dictionary<string, LayerRow> layers = LayerTable.Rows.ToDictionary(row => row.Name);

    private static readonly Dictionary<string, LossRow> losses = LossTable.Rows.ToDictionary(row => row.Name);

    private static readonly Dictionary<string, RuleRow> rules = RuleTable.Rows.ToDictionary(row => row.Name);

    public static TheoryData<string, string, DType> Ops => InBoth(ops.Keys);

    public static TheoryData<string, string, DType> Layers => InBoth(layers.Keys);

    public static TheoryData<string, string, DType> Losses => InBoth(losses.Keys);

    public static TheoryData<string, string, DType> Rules => InBoth(rules.Keys);

    private static TheoryData<string, string, DType> InBoth(IEnumerable<string> names)
    {
        var rows = new TheoryData<string, string, DType>();
        foreach (object[] row in Backends.Times(names))
        {
            foreach (var type in (DType[])[DType.Float32, DType.Float64]) rows.Add((string)row[0], (string)row[1], type);
        }
        return rows;
    }

    [Fact]
    public void No_row_is_left_out_on_any_back_end()
    {
        int expected = OpTable.Rows.Length + LayerTable.Rows.Length + LossTable.Rows.Length + RuleTable.Rows.Length;
        var ran = ((TheoryData<string, string, DType>[])[Ops, Layers, Losses, Rules]).SelectMany(rows => rows).ToArray();
        foreach (string backend in Backends.Present)
        {
            foreach (var type in (DType[])[DType.Float32, DType.Float64])
            {
                Assert.Equal(expected, ran.Count(row => row[0].Equals(backend) && row[2].Equals(type)));
            }
        }
    }

    [Theory, MemberData(nameof(Ops))]
    public void An_operation_and_its_pullback_give_the_numbers_of_the_cpu(string backend, string name, DType type)
    {
        var row = ops[name];
        Tensor[] xs = [.. row.Sample(new Key(name.Length)).Select(x => x.Cast(type))];
        Same(backend, xs, Tolerance(type), on =>
        {
            var (y, pullback) = Ad.Pullback(row.F, on);
            return (y, pullback(Tensor.Normal(key, [.. y.Shape]).Cast(y.DType).To(on[0].Device)));
        });
    }

    [Theory, MemberData(nameof(Layers))]
    public void A_layer_in_training_and_inference_gives_the_numbers_of_the_cpu(string backend, string name, DType type)
    {
        var row = layers[name];
        var start = Tree.Cast((Layer: LayerLaws.Built(row), X: LayerLaws.Input(row)), type);
        Same(backend, start, ToleranceOfLayers(type), on =>
        {
            var (y, next) = on.Layer.Advance(on.X, key[1]);
            var ct = Tensor.Normal(key[2], [.. y.Shape]).Cast(y.DType).To(on.X.Device);
            var gradient = Ad.Gradient(p => Sum(p.Layer.Advance(p.X, key[1]).Y * ct), on);
            return ((y, next, on.Layer.Forward(on.X)), gradient);
        });
    }

    [Theory, MemberData(nameof(Losses))]
    public void A_loss_and_its_gradient_give_the_numbers_of_the_cpu(string backend, string name, DType type)
    {
        var row = losses[name];
        var start = Tree.Cast(row.Sample(key), type);
        Same(backend, start, Tolerance(type), on => Ad.ValueAndGradient(p => row.F(p, on.Target), on.Prediction));
    }

    [Theory, MemberData(nameof(Rules))]
    public void Steps_of_a_rule_give_the_numbers_of_the_cpu(string backend, string name, DType type)
    {
        var rule = rules[name].Rule;
        Same(backend, (X: Tensor.Normal(key[0], 7).Cast(type), Dx: Tensor.Normal(key[1], 7).Cast(type)), Tolerance(type), on =>
        {
            var (x, optimiser) = (on.X, rule.Setup(on.X));
            for (int t = 0; t < 4; t++) (x, optimiser) = optimiser.Update(x, on.Dx * (t + x));
            return x;
        });
    }

    // Both zeros, infinities, NaN, where exponentials leave either precision, and numbers far out.
    private static readonly double[] special =
    [
        0, -0.0, 0.3, -0.3, 1, -1, 2, -2, 2.5, -2.5, 3, -3, 20, -20, 88.7, 88.8, -87.3, -104, 709.7, 709.8, 1000, -1000, 1e-30, -1e-30, 1e-8, -1e-8, 1e6, -1e6,
        1e15, -1e15, 1e30, -1e30, 3e38, -3e38, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    private static readonly Dictionary<string, BodyRow> bodies = BodyTable.Rows.ToDictionary(row => row.Name);

    public static TheoryData<string, string, DType> Bodies => InBoth(bodies.Keys);

    [Theory, MemberData(nameof(Bodies))]
    public void A_body_and_its_slope_give_the_numbers_of_the_cpu_at_special_values(string backend, string name, DType type)
    {
        var f = bodies[name].Map;
        Same(backend, Tensor.Of(special).Cast(type), Tolerance(type), x => (f(x), Ad.Gradient(x => Sum(f(x)), x)), "Item1");
    }

    private static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> pairs = new()
    {
        ["power"] = Pow,
        ["atan2"] = Atan2,
        ["mod"] = Mod,
        ["xlogy"] = Xlogy,
        ["max"] = Max,
        ["min"] = Min,
        ["quotient"] = (x, y) => x / y,
    };

    public static TheoryData<string, string, DType> Pairs => InBoth(pairs.Keys);

    [Theory, MemberData(nameof(Pairs))]
    public void A_function_of_two_and_its_slopes_give_the_numbers_of_the_cpu_at_special_values(string backend, string name, DType type)
    {
        double[] few = [0, -0.0, 1, -1, 2, -2, 0.5, 3, -3, 1e30, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        int n = few.Length;
        Tensor x = Tensor.Of([.. few.SelectMany(_ => few)], n * n).Cast(type), y = Tensor.Of([.. few.SelectMany(a => few.Select(_ => a))], n * n).Cast(type);
        Same(backend, (x, y), Tolerance(type), p => (pairs[name](p.x, p.y), Ad.Gradient(p => Sum(pairs[name](p.x, p.y)), p)), "Item1");
    }

    /// <param name="zeros">The result whose zeros have the sign that they have on the CPU, if there is one.</param>
    private static void Same<T, TResult>(string backend, T start, double tolerance, Func<T, TResult> f, string? zeros = null)
        where T : notnull where TResult : notnull
    {
        var gpu = Backends.Of(backend);
        var (expected, actual) = (Numbers(f(start)), Numbers(f(start.To(gpu))));
        Assert.Equal(expected.Select(x => x.Path), actual.Select(x => x.Path));
        foreach (var (e, a) in expected.Zip(actual))
        {
            Assert.Equal(gpu, a.Value.Device);
            Assert.Equal((e.Value.Shape, e.Value.DType), (a.Value.Shape, a.Value.DType));
            double[] there = a.Value.ToDoubles(), here = e.Value.ToDoubles();
            for (int i = 0; i < here.Length; i++)
            {
                bool same = double.IsFinite(here[i]) ? Math.Abs(there[i] - here[i]) <= tolerance * Math.Max(1, Math.Abs(here[i])) : there[i].Equals(here[i]);
                if (a.Path == zeros && here[i] == 0) same &= double.IsNegative(here[i]) == double.IsNegative(there[i]);
                Assert.True(same, string.Create(CultureInfo.InvariantCulture, $"element {i} of {a.Path} is {there[i]:R}, not {here[i]:R}"));
            }
        }
    }

    private static (string Path, Tensor Value)[] Numbers(object result) =>
        [.. Tree.Entries(result).Where(entry => entry.Value is Tensor).Select(entry => ($"{entry.Path}", (Tensor)entry.Value))];
}
