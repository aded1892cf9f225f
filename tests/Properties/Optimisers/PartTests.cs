using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Optimisers;

/// <summary>Parts of a model treated apart, and one tensor at several places.</summary>
public sealed class PartTests
{
    public sealed record Tied(Tensor Encoder, Tensor Bias, Tensor Decoder);

    private static readonly Chain Net = Chain(("in", Dense(3, 4)), ("norm", BatchNorm(4)), ("out", Dense(4, 2))).Build(1);

    private static string[] Moving(Optimiser<Chain> optimiser)
    {
        var (moved, _) = optimiser.Update(Net, Tree.Map(Net, x => x.OnesLike()));
        return [.. Tree.Leaves(Net).Zip(Tree.Leaves(moved)).Where(pair => pair.First.Value != pair.Second.Value).Select(pair => pair.First.Path.ToString())];
    }

    [Fact]
    public void Parts_are_frozen_and_thawed_by_path_part_and_type()
    {
        var all = new Descent().Setup(Net);
        string[] norm = ["norm.Scale", "norm.Shift"], rest = ["in.Weight", "in.Bias", "out.Weight", "out.Bias"];
        Assert.Equal(rest, Moving(all.Freeze<BatchNorm>()));
        Assert.Equal(norm, Moving(all.Freeze<Dense>()));
        Assert.Equal([], Moving(all.Freeze<Chain>()));
        Assert.Equal(norm, Moving(all.Freeze<Chain>().Thaw<BatchNorm>()));
        Assert.Equal(["out.Weight", "out.Bias"], Moving(all.Freeze<Dense>().Freeze<BatchNorm>().Thaw(m => m["out"])));
        Assert.Equal(["in.Bias", "out.Bias"], Moving(all.Freeze<Chain>().Thaw((TreePath path) => path.Matches("*.Bias"))));
        Assert.Contains("Conv", Assert.Throws<ArgumentException>(() => all.Freeze<Conv>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_are_adjusted_by_path_and_keep_their_states()
    {
        var model = (A: Tensor.Of([0.0]), B: Tensor.Of([0.0]));
        var ones = (Tensor.Of([1.0]), Tensor.Of([1.0]));
        var (moved, optimiser) = new Momentum(1, 0.5).Setup(model).Update(model, ones);
        var slower = optimiser.Adjust(path => path.StartsWith("Item2"), 0.25).Update(moved, ones).Model;
        Assert.Equal((-2.5, -1.75), (slower.A.Scalar(), slower.B.Scalar()));
        var heavier = optimiser.Adjust<Momentum>(path => path.StartsWith("Item1"), m => m with { Rho = 1 }).Update(moved, ones).Model;
        Assert.Equal((-3.0, -2.5), (heavier.A.Scalar(), heavier.B.Scalar()));
        Assert.Throws<ArgumentException>(() => optimiser.Adjust(path => path.StartsWith("Item3"), 1));
    }

    [Fact]
    public void A_tensor_at_two_places_has_one_state_and_the_sum_of_its_gradients()
    {
        var shared = Tensor.Of([1.0, 2.0]);
        var model = new Tied(shared, Tensor.Of([0.0, 0.0]), shared);
        var optimiser = new Momentum(0.1, 0.9).Setup(model);
        Assert.Contains("3 arrays, 1 tied", optimiser.ToString(), StringComparison.Ordinal);
        double[] x = [1, 2], v = [0, 0];
        for (int t = 0; t < 4; t++)
        {
            var gradient = Ad.Gradient(m => Sum(m.Encoder * m.Encoder * m.Decoder) + Sum(m.Bias), model);
            (model, optimiser) = optimiser.Update(model, gradient);
            Assert.Same(model.Encoder, model.Decoder);
            for (int i = 0; i < 2; i++)
            {
                v[i] = 0.9 * v[i] + 0.1 * (3 * x[i] * x[i]); // of x³
                x[i] -= v[i];
            }
            Assert.True(Tensor.Of(x).AllClose(model.Encoder, 1e-12), $"step {t}: {model.Encoder}");
        }
        Assert.IsType<NoState>(optimiser.Slots[2].State);
    }

    [Fact]
    public void Ties_outlive_casts_and_whoever_names_one_place_means_both()
    {
        var shared = Tensor.Ones(2);
        var model = new Tied(shared, Tensor.Ones(2), shared);
        var wide = Tree.Cast(model, DType.Float64);
        Assert.Same(wide.Encoder, wide.Decoder);
        Assert.Same(model.To(Device.Cpu).Encoder, model.To(Device.Cpu).Decoder);
        foreach (string place in new[] { "Encoder", "Decoder" })
        {
            var (moved, _) = new Descent(1).Setup(model).Freeze((TreePath path) => path.StartsWith(place)).Update(model, Tree.Map(model, x => x.OnesLike()));
            Assert.Equal((1f, 0f, 1f), (moved.Encoder.ToArray()[0], moved.Bias.ToArray()[0], moved.Decoder.ToArray()[0]));
        }
    }

    [Fact]
    public void A_saved_tie_goes_on_with_the_same_bits()
    {
        static Tied Squares(Tied m) => Ad.Gradient(t => Sum(t.Encoder * t.Encoder * t.Decoder * t.Bias), m);
        var shared = Tensor.Of([1.0, 2.0]);
        var start = new Tied(shared, Tensor.Of([1.0, -1]), shared);
        var rule = new OptimiserChain(new ClipGlobalNorm(1), new MixedPrecision(new Adam(0.1), DType.Float64));
        var (model, optimiser) = (start, rule.Setup(start));
        for (int i = 0; i < 3; i++) (model, optimiser) = optimiser.Update(model, Squares(model));
        string path = Path.GetTempFileName();
        try
        {
            Bson.Save(path, (model, optimiser));
            var (loaded, restored) = Bson.Load(path, like: (start, rule.Setup(start)));
            Assert.Same(loaded.Encoder, loaded.Decoder);
            for (int i = 0; i < 3; i++)
            {
                (model, optimiser) = optimiser.Update(model, Squares(model));
                (loaded, restored) = restored.Update(loaded, Squares(loaded));
            }
            Assert.True(Tree.AllClose(model, loaded, 0, 0));
            Assert.Same(loaded.Encoder, loaded.Decoder);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Equal_copies_are_taken_as_tied_and_different_ones_refused()
    {
        var shared = Tensor.Ones(2);
        var model = new Tied(shared, Tensor.Ones(2), shared);
        var optimiser = new Descent(0.25).Setup(model);
        var loaded = model with { Decoder = Tensor.Ones(2) };
        var (moved, _) = optimiser.Update(loaded, Tree.Map(model, x => x.OnesLike()));
        Assert.Same(moved.Encoder, moved.Decoder);
        Assert.Equal(0.5f, moved.Decoder.ToArray()[0]);
        var error = Assert.Throws<ArgumentException>(() => optimiser.Update(model with { Decoder = Tensor.Zeros(2) }, model));
        Assert.Contains("Encoder and Decoder", error.Message, StringComparison.Ordinal);
    }
}
