using Flux.Kernels;
using Flux.Properties.Layers;
using Flux.Properties.Losses;
using Flux.Properties.Ops;
using Flux.Properties.Optimisers;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Kernels;

/// <summary>
/// Every row of the tables of operations, layers, losses and rules gives the CPU's values and gradients on OpenCL on the processor, in single and in double
/// precision.
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

    public static TheoryData<string, DType> Ops => InBoth(ops.Keys);

    public static TheoryData<string, DType> Layers => InBoth(layers.Keys);

    public static TheoryData<string, DType> Losses => InBoth(losses.Keys);

    public static TheoryData<string, DType> Rules => InBoth(rules.Keys);

    private static TheoryData<string, DType> InBoth(IEnumerable<string> names)
    {
        var rows = new TheoryData<string, DType>();
        foreach (string name in names)
        {
            rows.Add(name, DType.Float32);
            rows.Add(name, DType.Float64);
        }
        return rows;
    }

    [PoclTheory, MemberData(nameof(Ops))]
    public void An_operation_and_its_pullback_give_the_numbers_of_the_cpu(string name, DType type)
    {
        var row = ops[name];
        Tensor[] xs = [.. row.Sample(new Key(name.Length)).Select(x => x.Cast(type))];
        Same(xs, Tolerance(type), on =>
        {
            var (y, pullback) = Ad.Pullback(row.F, on);
            return (y, pullback(Tensor.Normal(key, [.. y.Shape]).Cast(y.DType).To(on[0].Device)));
        });
    }

    [PoclTheory, MemberData(nameof(Layers))]
    public void A_layer_in_training_and_inference_gives_the_numbers_of_the_cpu(string name, DType type)
    {
        var row = layers[name];
        var start = Tree.Cast((Layer: LayerLaws.Built(row), X: LayerLaws.Input(row)), type);
        Same(start, ToleranceOfLayers(type), on =>
        {
            var (y, next) = on.Layer.Advance(on.X, key[1]);
            var ct = Tensor.Normal(key[2], [.. y.Shape]).Cast(y.DType).To(on.X.Device);
            var gradient = Ad.Gradient(p => Sum(p.Layer.Advance(p.X, key[1]).Y * ct), on);
            return ((y, next, on.Layer.Forward(on.X)), gradient);
        });
    }

    [PoclTheory, MemberData(nameof(Losses))]
    public void A_loss_and_its_gradient_give_the_numbers_of_the_cpu(string name, DType type)
    {
        var row = losses[name];
        var start = Tree.Cast(row.Sample(key), type);
        Same(start, Tolerance(type), on => Ad.ValueAndGradient(p => row.F(p, on.Target), on.Prediction));
    }

    [PoclTheory, MemberData(nameof(Rules))]
    public void Steps_of_a_rule_give_the_numbers_of_the_cpu(string name, DType type)
    {
        var rule = rules[name].Rule;
        Same((X: Tensor.Normal(key[0], 7).Cast(type), Dx: Tensor.Normal(key[1], 7).Cast(type)), Tolerance(type), on =>
        {
            var (x, optimiser) = (on.X, rule.Setup(on.X));
            for (int t = 0; t < 4; t++) (x, optimiser) = optimiser.Update(x, on.Dx * (t + x));
            return x;
        });
    }

    private static void Same<T, TResult>(T start, double tolerance, Func<T, TResult> f) where T : notnull where TResult : notnull
    {
        var gpu = GpuDevice.Pocl!;
        var (expected, actual) = (Numbers(f(start)), Numbers(f(start.To(gpu))));
        Assert.Equal(expected.Select(x => x.Path), actual.Select(x => x.Path));
        foreach (var (e, a) in expected.Zip(actual))
        {
            Assert.Equal(gpu, a.Value.Device);
            Assert.Equal((e.Value.Shape, e.Value.DType), (a.Value.Shape, a.Value.DType));
            Assert.True(a.Value.To(Device.Cpu).AllClose(e.Value, tolerance, tolerance), $"{a.Path} is {a.Value}, not {e.Value}");
        }
    }

    private static (string Path, Tensor Value)[] Numbers(object result) =>
        [.. Tree.Entries(result).Where(entry => entry.Value is Tensor).Select(entry => ($"{entry.Path}", (Tensor)entry.Value))];
}
