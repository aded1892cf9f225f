using Flux.Properties.Kernels;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Layers;

/// <summary>What every layer must satisfy, in double precision, on every device.</summary>
public sealed class LayerLaws
{
    private static readonly Key key = new(5);

    public static IEnumerable<object[]> Rows => Backends.WithCpu(LayerTable.All);

    internal static ILayer Built(LayerRow row) => Tree.Cast(Tree.Map(row.Layer.BuildLayer(key), Perturbed), DType.Float64);

    private static (ILayer Layer, Tensor X) On(string device, LayerRow row) => (Built(row), Input(row)).To(Backends.CpuOr(device));

    // Biases and scales away from their special initial values.
    private static Tensor Perturbed(Tensor w) => w + 0.1 * Tensor.Normal(key[w.Shape.Elements], [.. w.Shape]);

    internal static Tensor Input(LayerRow row) => Tensor.Normal(key[1], row.Input).Cast(DType.Float64);

    [Theory, MemberData(nameof(Rows))]
    public void Gradients_of_weights_and_input_agree_with_differences(LayerRow row, string device)
    {
        var (layer, x) = On(device, row);
        var w = Tensor.Normal(key[2], [.. Output(layer, x).Shape]).Cast(DType.Float64).To(x.Device);
        Tensor Objective((ILayer Layer, Tensor X) p) => Sum(p.Layer.Advance(p.X, key[3]).Y * w);
        var direction = Tree.Map((layer, x), t => Tensor.Normal(key[4 + t.Shape.Elements], [.. t.Shape]).Cast(DType.Float64).To(x.Device));
        var gradient = Ad.Gradient(Objective, (layer, x));
        double slope = Dot(gradient, direction);

        const double h = 1e-6;
        double Moved(double step) => Objective(Tree.Zip((layer, x), direction, (a, d) => a + step * d)).Scalar();
        Assert.Equal((Moved(h) - Moved(-h)) / (2 * h), slope, 1e-5 * (1 + Math.Abs(slope)));
        Assert.Equal(slope, Ad.Jvp(Objective, (layer, x), direction).Tangent.Scalar(), 1e-9 * (1 + Math.Abs(slope)));
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_batch_of_one_is_the_observation_alone(LayerRow row, string device)
    {
        var (layer, x) = On(device, row);
        var whole = layer.Forward(x);
        int last = x.Rank - 1;
        for (int i = 0; i < x.Shape[last]; i++)
        {
            Slice[] at = [.. Enumerable.Repeat((Slice)Range.All, last), i..(i + 1)];
            Slice[] where = [.. Enumerable.Repeat((Slice)Range.All, whole.Rank - 1), i..(i + 1)];
            Assert.True(layer.Forward(x[at]).AllClose(whole[where], 1e-10, 1e-12), $"observation {i}");
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void Training_leaves_every_trainable_tensor_as_it_was(LayerRow row, string device)
    {
        var (layer, x) = On(device, row);
        var (_, next) = layer.Advance(x, key);
        Assert.Equal(layer.GetType(), next.GetType());
        foreach (var (before, after) in Tree.Leaves(layer).Zip(Tree.Leaves(next)))
        {
            Assert.Equal(before.Path, after.Path);
            Assert.Same(before.Value, after.Value);
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void Without_randomness_training_and_inference_give_the_same(LayerRow row, string device)
    {
        if (row.Random) return;
        var (layer, x) = On(device, row);
        Assert.Equal(layer.Forward(x).ToDoubles(), Output(layer, x).ToDoubles());
    }

    [Theory, MemberData(nameof(Rows))]
    public void The_same_key_gives_the_same_bits(LayerRow row, string device)
    {
        var (layer, x) = On(device, row);
        Assert.Equal(Output(layer, x).ToDoubles(), Output(layer, x).ToDoubles());
        Assert.True(Tree.AllClose(row.Layer.BuildLayer(key), row.Layer.BuildLayer(key), 0, 0));
    }

    [Theory, MemberData(nameof(Rows))]
    public void Single_precision_is_near_double_precision(LayerRow row, string device)
    {
        var (layer, x) = Tree.Cast(On(device, row), DType.Float32);
        var exact = Tree.Cast(layer, DType.Float64).Forward(x.Cast(DType.Float64));
        Assert.True(layer.Forward(x).Cast(DType.Float64).AllClose(exact, 1e-4, 1e-5));
    }

    [Theory, MemberData(nameof(Rows))]
    public void The_output_size_is_the_shape_of_the_output(LayerRow row, string device)
    {
        var (layer, x) = On(device, row);
        Assert.Equal(layer.Forward(x).Shape, OutputSize(layer, row.Input));
    }

    private static Tensor Output(ILayer layer, Tensor x) => layer.Advance(x, key[3]).Y;

    private static double Dot((ILayer, Tensor) a, (ILayer, Tensor) b) =>
        Tree.Fold(Tree.Zip(a, b, (p, q) => Sum(p * q)), 0.0, (sum, leaf) => sum + leaf.Scalar());
}
