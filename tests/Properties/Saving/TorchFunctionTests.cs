using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Saving;

/// <summary>What has no weights and stands between PyTorch's layers: its functions, by its formulas and with its defaults, have these names here.</summary>
public sealed class TorchFunctionTests
{
    private static double Softplus(double x) => Math.Log(1 + Math.Exp(x));

    private static double Clamp6(double x) => Math.Clamp(x, 0, 6);

    /// <summary>The name there, the function here, and its formula.</summary>
    public static TheoryData<string, Func<Tensor, Tensor>, Func<double, double>> Activations() => new()
    {
        { "GELU", GeluErf, x => x / 2 * (1 + Erf(Tensor.Of(x / Math.Sqrt(2))).Scalar()) },
        { "GELU(approximate='tanh')", Gelu, x => x / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))) },
        { "SiLU", Swish, x => x / (1 + Math.Exp(-x)) },
        { "LeakyReLU", LeakyRelu(), x => x < 0 ? 0.01 * x : x },
        { "ELU", Elu(), x => x < 0 ? Math.Exp(x) - 1 : x },
        { "SELU", Selu, x => 1.0507009873554804934193349852946 * (x < 0 ? 1.6732632423543772848170429916717 * (Math.Exp(x) - 1) : x) },
        { "Softplus", Prelude.Softplus, Softplus },
        { "Mish", Mish, x => x * Math.Tanh(Softplus(x)) },
        { "Hardswish", HardSwish, x => x * Clamp6(x + 3) / 6 },
        { "Hardsigmoid", HardSigmoid, x => Clamp6(x + 3) / 6 },
        { "ReLU6", Relu6, Clamp6 },
    };

    [Theory, MemberData(nameof(Activations))]
    public void An_activation_is_its_formula(string there, Func<Tensor, Tensor> here, Func<double, double> formula)
    {
        double[] points = [-7, -3, -1.5, -0.1, 0, 0.3, 1, 2.9, 3, 6, 7.7];
        double[] found = here(Tensor.Of(points)).ToDoubles();
        Assert.All(points.Zip(found), pair => Assert.True(Math.Abs(formula(pair.First) - pair.Second) < 1e-9, $"{there} at {pair.First}: {pair.Second}"));
    }

    // As numpy.arange(24).reshape(1, 1, 4, 6) there: element (row, column) is 6 row + column.
    private static readonly Tensor image = Tensor.Of([.. Enumerable.Range(0, 24).Select(i => (double)i)], 6, 4, 1, 1);

    [Fact]
    public void Pools_softmax_and_flatten_take_sizes_in_reverse_order_and_keep_the_order_of_the_bytes()
    {
        Assert.Equal([7.0, 9, 11, 19, 21, 23], MaxPool((2, 2)).Forward(image).ToDoubles());
        // AvgPool2d((2, 3), padding=(1, 0)): rows above and below count as zeros.
        Assert.Equal([0.5, 2, 10, 13, 9.5, 11], MeanPool((3, 2), pad: (0, 1)).Forward(image).ToDoubles().Select(v => Math.Round(v, 9)));
        // AdaptiveAvgPool2d((2, 3)).
        Assert.Equal([3.5, 5.5, 7.5, 15.5, 17.5, 19.5], AdaptiveMeanPool((3, 2)).Forward(image).ToDoubles());
        Assert.Equal(image.ToDoubles(), Flatten().Forward(image).ToDoubles());
        double[] softmax = Softmax(Tensor.Of([0.0, Math.Log(3), 0, 0], 2, 2)).ToDoubles();
        Assert.Equal([0.25, 0.75, 0.5, 0.5], softmax.Select(v => Math.Round(v, 12)));
    }

    [Theory, InlineData(3, 5), InlineData(5, 1)]
    public void Same_padding_of_odd_windows_is_that_of_PyTorch(int width, int height)
    {
        var w = Tensor.Ones([width, height, 1, 1], DType.Float64);
        var same = new CrossCor(w, null, Identity, Pad: Pad.Same).Forward(image);
        var padded = new CrossCor(w, null, Identity, Pad: Pad.Of(width / 2, height / 2)).Forward(image);
        Assert.Equal(image.Shape, same.Shape);
        Assert.Equal(padded.ToDoubles(), same.ToDoubles());
    }
}
