using System.Collections.Immutable;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Saving;

/// <summary>
/// PyTorch's layers by their formulas, over its own indices: weights drawn in its layout, saved under its names as safetensors, are loaded into layers here,
/// whose outputs are those of the formulas.
/// </summary>
public sealed class TorchTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static readonly Key key = new(7);

    /// <summary>Numbers with PyTorch's sizes and indices, which count the slowest dimension first; as they arrive, the same in reverse.</summary>
    private static Tensor Drawn(int n, params int[] torchSizes) => Tensor.Normal(key[n], new Shape([.. torchSizes.Reverse()]), DType.Float64);

    private static double At(Tensor x, params int[] torchIndices) => x[[.. torchIndices.Reverse().Select(i => (Slice)i)]].Scalar();

    private M Loaded<M>(M model, params (string Name, Tensor Array)[] arrays) where M : notnull
    {
        string path = Path.Combine(folder, "torch.safetensors");
        var exact = Tree.Cast(model, DType.Float64);
        Safetensors.Save(path, arrays.ToDictionary(a => a.Name, a => a.Array));
        var weights = Safetensors.Open(path).Tensors();
        var loaded = Tree.LoadState(exact, weights, Torch.Names(exact));
        // What is saved again loads again, and is what was there where nothing was summed.
        var saved = Tree.State(loaded, Torch.Names(loaded));
        Assert.Equal(weights.Keys.Where(name => !name.EndsWith("num_batches_tracked", StringComparison.Ordinal)), saved.Keys);
        Assert.True(Tree.AllClose(loaded, Tree.LoadState(exact, saved, Torch.Names(exact)), 0, 0));
        Assert.All(
            saved.Where(pair => !pair.Key.Contains("bias_", StringComparison.Ordinal)), pair => Assert.True(pair.Value.AllClose(weights[pair.Key], 0, 0)));
        return loaded;
    }

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 10);

    [Fact]
    public void Linear_and_Bilinear()
    {
        Tensor w = Drawn(0, 3, 4), b = Drawn(1, 3), x = Drawn(2, 5, 4);
        var y = Loaded(Dense(4, 3).Build(key), ("weight", w), ("bias", b)).Forward(x);
        for (int n = 0; n < 5; n++)
        {
            for (int o = 0; o < 3; o++) Close(At(b, o) + Enumerable.Range(0, 4).Sum(i => At(w, o, i) * At(x, n, i)), At(y, n, o));
        }
        Tensor v = Drawn(3, 2, 3, 4), first = Drawn(4, 5, 3), second = Drawn(5, 5, 4);
        var z = Loaded(Bilinear((3, 4), 2, bias: false).Build(key), ("weight", v)).Forward(first, second);
        double sum = Enumerable.Range(0, 12).Sum(k => At(first, 2, k / 4) * At(v, 1, k / 4, k % 4) * At(second, 2, k % 4));
        Close(sum, At(z, 2, 1));
    }

    [Theory, InlineData(1), InlineData(2)]
    public void Conv2d_of_any_groups_as_CrossCor_and_as_Conv(int groups)
    {
        Tensor w = Drawn(0, 4, 2 / groups, 3, 2), b = Drawn(1, 4), x = Drawn(2, 2, 2, 5, 6);
        var arrays = new[] { ("0.weight", w), ("0.bias", b) };
        // Strides, paddings and dilations of rows before columns there, the other way round here.
        var crossed = Loaded(Chain(CrossCor((2, 3), 2, 4, stride: (1, 2), pad: (0, 1), groups: groups)).Build(key), arrays).Forward(x);
        var convolved = Loaded(Chain(Conv((2, 3), 2, 4, stride: (1, 2), pad: (0, 1), groups: groups)).Build(key), arrays).Forward(x);
        Assert.Equal(new Shape(5, 3, 4, 2), crossed.Shape);
        for (int n = 0; n < 2; n++)
        {
            for (int o = 0; o < 4; o++)
            {
                for (int row = 0; row < 3; row++)
                {
                    double sum = At(b, o);
                    for (int c = 0; c < 2 / groups; c++)
                    {
                        for (int i = 0; i < 3; i++)
                        {
                            int r = 2 * row + i - 1;
                            if (r is < 0 or > 4) continue;
                            for (int j = 0; j < 2; j++) sum += At(w, o, c, i, j) * At(x, n, o * groups / 4 * (2 / groups) + c, r, 1 + j);
                        }
                    }
                    Close(sum, At(crossed, n, o, row, 1));
                    Close(sum, At(convolved, n, o, row, 1));
                }
            }
        }
    }

    [Fact]
    public void ConvTranspose1d()
    {
        Tensor w = Drawn(0, 2, 3, 4), b = Drawn(1, 3), x = Drawn(2, 1, 2, 5);
        var y = Loaded(ConvTranspose(Dims.Of(4), 2, 3, stride: 2, pad: 1).Build(key), ("weight", w), ("bias", b)).Forward(x);
        Assert.Equal(new Shape(10, 3, 1), y.Shape);
        for (int at = 0; at < 10; at++)
        {
            double sum = At(b, 2);
            for (int c = 0; c < 2; c++)
            {
                for (int i = 0; i < 5; i++)
                {
                    int k = at + 1 - 2 * i;
                    if (k is >= 0 and < 4) sum += At(w, c, 2, k) * At(x, 0, c, i);
                }
            }
            Close(sum, At(y, 0, 2, at));
        }
    }

    [Fact]
    public void Norms()
    {
        Tensor w = Drawn(0, 4), b = Drawn(1, 4), mean = Drawn(2, 4), variance = Square(Drawn(3, 4)), x = Drawn(4, 3, 4, 2, 5);
        var batch = Loaded(
            BatchNorm(4), ("weight", w), ("bias", b), ("running_mean", mean), ("running_var", variance), ("num_batches_tracked", Tensor.Of([9])));
        double normal = (At(x, 1, 2, 1, 3) - At(mean, 2)) / Math.Sqrt(At(variance, 2) + 1e-5) * At(w, 2) + At(b, 2);
        Close(normal, At(batch.Forward(x), 1, 2, 1, 3));
        var group = Loaded(GroupNorm(4, 2), ("weight", w), ("bias", b)).Forward(x);
        double[] own = [.. Enumerable.Range(0, 20).Select(i => At(x, 1, 2 + i / 10, i / 5 % 2, i % 5))];
        double m = own.Average(), v = own.Average(n => (n - m) * (n - m));
        Close((At(x, 1, 2, 1, 3) - m) / Math.Sqrt(v + 1e-5) * At(w, 2) + At(b, 2), At(group, 1, 2, 1, 3));
        Tensor scale = Drawn(5, 2, 5), shift = Drawn(6, 2, 5);
        var layer = Loaded(LayerNorm((5, 2)), ("weight", scale), ("bias", shift)).Forward(x);
        own = [.. Enumerable.Range(0, 10).Select(i => At(x, 1, 2, i / 5, i % 5))];
        m = own.Average();
        v = own.Average(n => (n - m) * (n - m));
        Close((At(x, 1, 2, 1, 3) - m) / Math.Sqrt(v + 1e-5) * At(scale, 1, 3) + At(shift, 1, 3), At(layer, 1, 2, 1, 3));
        Assert.Equal(["bias", "running_mean", "running_var", "weight"],
            Tree.State(InstanceNorm(4, affine: true, trackStatistics: true), Torch.Names(InstanceNorm(4, affine: true, trackStatistics: true))).Keys);
    }

    [Fact]
    public void Embedding_rows_are_columns()
    {
        var w = Drawn(0, 6, 3);
        var y = Loaded(Embedding(6, 3).Build(key), ("weight", w)).Forward(Tensor.Of([4, 1]));
        Close(At(w, 4, 2), At(y, 0, 2));
    }

    private static double Sigma(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>Row i of a weight times x, for one observation.</summary>
    private static double Row(Tensor w, int i, double[] x) => x.Select((v, j) => At(w, i, j) * v).Sum();

    private static double[] Each(Func<int, double> f) => [.. Enumerable.Range(0, 3).Select(f)];

    private (Tensor Wi, Tensor Wh, Tensor Bi, Tensor Bh, Tensor X, (string, Tensor)[] Arrays) Recurrent(int gates, string ending)
    {
        Tensor wi = Drawn(0, 3 * gates, 2), wh = Drawn(1, 3 * gates, 3), bi = Drawn(2, 3 * gates), bh = Drawn(3, 3 * gates), x = Drawn(4, 1, 4, 2);
        return (wi, wh, bi, bh, x, [($"weight_ih{ending}", wi), ($"weight_hh{ending}", wh), ($"bias_ih{ending}", bi), ($"bias_hh{ending}", bh)]);
    }

    private static double[] Input(Tensor x, int t) => [At(x, 0, t, 0), At(x, 0, t, 1)];

    [Fact]
    public void RNN_and_LSTM()
    {
        var (wi, wh, bi, bh, x, arrays) = Recurrent(1, "_l0");
        var y = Loaded(Rnn(2, 3).Build(key), arrays).Forward(x);
        double[] h = new double[3], c = new double[3];
        for (int t = 0; t < 4; t++) h = Each(i => Math.Tanh(Row(wi, i, Input(x, t)) + At(bi, i) + Row(wh, i, h) + At(bh, i)));
        Close(h[1], At(y, 0, 3, 1));
        (wi, wh, bi, bh, x, arrays) = Recurrent(4, "_l0");
        y = Loaded(Lstm(2, 3).Build(key), arrays).Forward(x);
        h = new double[3];
        for (int t = 0; t < 4; t++)
        {
            double Gate(int g, int i) => Row(wi, 3 * g + i, Input(x, t)) + At(bi, 3 * g + i) + Row(wh, 3 * g + i, h) + At(bh, 3 * g + i);
            double[] next = Each(i => Sigma(Gate(1, i)) * c[i] + Sigma(Gate(0, i)) * Math.Tanh(Gate(2, i)));
            (h, c) = (Each(i => Sigma(Gate(3, i)) * Math.Tanh(next[i])), next);
        }
        Close(h[1], At(y, 0, 3, 1));
    }

    [Fact]
    public void GRU_with_the_second_bias_of_its_candidate_and_its_cell()
    {
        var (wi, wh, bi, bh, x, arrays) = Recurrent(3, "_l0");
        var y = Loaded(Gru(2, 3, biasProposed: true).Build(key), arrays).Forward(x);
        double[] h = new double[3];
        for (int t = 0; t < 4; t++)
        {
            double In(int g, int i) => Row(wi, 3 * g + i, Input(x, t)) + At(bi, 3 * g + i);
            double Re(int g, int i) => Row(wh, 3 * g + i, h) + At(bh, 3 * g + i);
            h = Each(i => Sigma(In(1, i) + Re(1, i)) * h[i] + (1 - Sigma(In(1, i) + Re(1, i))) * Math.Tanh(In(2, i) + Sigma(In(0, i) + Re(0, i)) * Re(2, i)));
        }
        Close(h[1], At(y, 0, 3, 1));

        var plain = Gru(2, 3).Build(key);
        var error = Assert.Throws<TreeException>(() => Tree.LoadState(plain, arrays.ToDictionary(a => a.Item1, a => a.Item2), Torch.Names(plain)));
        Assert.Contains("biasProposed: true would fit", error.Message, StringComparison.Ordinal);
        arrays[3].Item2 = Concat(0, bh[..6], bh[6..].ZerosLike());
        Loaded(plain, arrays);
        var cell = Loaded(GruCell(2, 3, biasProposed: true).Build(key), Recurrent(3, "").Arrays);
        Close(h[1], At(new Gru(cell).Forward(x), 0, 3, 1));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void MultiheadAttention(bool alike)
    {
        int k = alike ? 4 : 3;
        Tensor q = Drawn(0, 4, 4), wk = Drawn(1, 4, k), wv = Drawn(2, 4, k), o = Drawn(3, 4, 4), b = Drawn(4, 12), ob = Drawn(5, 4), x = Drawn(6, 1, 5, 4);
        var keys = alike ? x : Drawn(7, 1, 5, 3);
        var weights = alike
            ? [("in_proj_weight", Concat(1, q, wk, wv))]
            : new[] { ("q_proj_weight", q), ("k_proj_weight", wk), ("v_proj_weight", wv) };
        var layer = MultiHeadAttention((4, k, k), (4, 4), 4, heads: 2, bias: true).Build(key);
        var y = Loaded(layer, [.. weights, ("in_proj_bias", b), ("out_proj.weight", o), ("out_proj.bias", ob)]).Forward(x, keys).Y;

        double Map(Tensor w, int part, Tensor from, int t, int e) =>
            At(b, 4 * part + e) + Enumerable.Range(0, from.Shape[0]).Sum(i => At(w, e, i) * At(from, 0, t, i));
        double[] heads = [.. Enumerable.Range(0, 4).Select(e =>
        {
            double[] scores = [.. Enumerable.Range(0, 5).Select(t =>
                Enumerable.Range(e / 2 * 2, 2).Sum(i => Map(q, 0, x, 2, i) * Map(wk, 1, keys, t, i)) / Math.Sqrt(2))];
            double[] soft = [.. scores.Select(s => Math.Exp(s - scores.Max()))];
            return Enumerable.Range(0, 5).Sum(t => soft[t] / soft.Sum() * Map(wv, 2, keys, t, e));
        })];
        Close(At(ob, 3) + Enumerable.Range(0, 4).Sum(e => At(o, 3, e) * heads[e]), At(y, 0, 2, 3));
    }

    public sealed record Net(Dense HiddenLayer, ImmutableArray<Dense> Blocks, Tensor ClsToken, Chain Encoder);

    [Fact]
    public void Names_follow_the_model_and_modules_may_be_renamed()
    {
        var dense = Dense(2, 2).Build(key);
        var net = new Net(dense, [dense], Tensor.Zeros(2), Chain(("fc", Dense(2, 2)), ("rnn", Lstm(2, 2, bias: false))).Build(key));
        Assert.Equal(
            ["blocks.0.bias", "blocks.0.weight", "cls_token", "encoder.fc.bias", "encoder.fc.weight", "encoder.rnn.weight_hh_l0", "encoder.rnn.weight_ih_l0",
                "hidden_layer.bias", "hidden_layer.weight"],
            Tree.State(net, Torch.Names(net)).Keys);
        var stacked = Chain(Lstm(2, 3), Lstm(3, 3), Dense(3, 1)).Build(key);
        var names = Torch.Names(stacked, path => path switch { "Layers[0]" => "lstm.*_l0", "Layers[1]" => "lstm.*_l1", "Layers[2]" => "head", _ => null });
        Assert.Contains("lstm.bias_hh_l1", Tree.State(stacked, names).Keys);
        Assert.Contains("head.weight", Tree.State(stacked, names).Keys);
        Assert.True(Tree.AllClose(stacked, Tree.LoadState(Tree.Map(stacked, x => x * 0), Tree.State(stacked, names), names), 0, 0));
    }

    [Fact]
    public void What_does_not_fit_is_named_all_at_once()
    {
        var model = Chain(("fc1", Dense(4, 3)), ("fc2", Dense(3, 2))).Build(key);
        var weights = new Dictionary<string, Tensor>
        {
            ["fc1.weight"] = Tensor.Zeros(4),
            ["fc1.bias"] = Tensor.Zeros(3),
            ["fc3.weight"] = Tensor.Zeros(1),
            ["fc2.weight"] = Tensor.Zeros(3, 2),
        };
        string message = Assert.Throws<TreeException>(() => Tree.LoadState(model, weights, Torch.Names(model))).Message;
        Assert.Contains("fc1.Weight is (3×4), fc1.weight (4,) makes", message, StringComparison.Ordinal);
        Assert.Contains("fc2.bias, for fc2.Bias, is missing in the weights", message, StringComparison.Ordinal);
        Assert.Contains("fc3.weight is only in the weights", message, StringComparison.Ordinal);
        var loose = Torch.Names(model)
            .With("fc1.Weight", "first", x => x.Reshape(1, -1) * Tensor.Ones(3, 1), x => x[0]).With("fc2.Bias", "fc1.bias", _ => Tensor.Zeros(2))
            .Without(name => name.StartsWith("fc3", StringComparison.Ordinal) || name == "fc1.weight");
        weights["first"] = Tensor.Of([1f, 2, 3, 4]);
        Assert.Equal([1f, 2, 3, 4], Tree.LoadState(model, weights, loose)["fc1"] is Dense first ? first.Weight[2].ToArray() : []);
        var simple = StateNames.Of(new Dictionary<string, string> { ["Weight"] = "w", ["Bias"] = "b" });
        Assert.Equal(["b", "w"], Tree.State(Dense(2, 2).Build(key), simple).Keys);
        Assert.Contains("Weight, for w, is missing in the tree", Assert.Throws<TreeException>(() => Tree.State(Flatten(), simple)).Message,
            StringComparison.Ordinal);
    }
}
