using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Layers;

/// <summary>Convolutions and their transposes against plain loops over three spatial dimensions, of which some have size 1.</summary>
public sealed class ConvolutionTests
{
    private static readonly Key key = new(21);

    /// <summary>One movement of a window: all numbers per dimension.</summary>
    public sealed record Movement(
        string Name, int[] Image, int[] Window, int Inputs, int Outputs, int[] Stride, int[] Low, int[] High, int[] Dilation, int[] OutPad, int Groups)
    {
        internal int Spatial => Image.Length;
        internal Pad Pad => Pad.Of([.. Low.Zip(High).SelectMany(p => new[] { p.First, p.Second })]);

        public override string ToString() => Name;
    }

    public static TheoryData<Movement> Movements =>
    [
        new("one dimension", [7], [3], 2, 3, [1], [0], [0], [1], [0], 1),
        new("one dimension with everything", [9], [3], 4, 2, [2], [1], [2], [2], [1], 2),
        new("two dimensions", [5, 6], [3, 2], 2, 3, [1, 1], [0, 0], [0, 0], [1, 1], [0, 0], 1),
        new("two dimensions with everything", [7, 6], [3, 2], 4, 6, [2, 3], [1, 0], [2, 1], [1, 2], [1, 2], 2),
        new("depthwise", [4, 5], [2, 3], 3, 3, [1, 2], [1, 1], [1, 1], [1, 1], [0, 1], 3),
        new("three dimensions", [3, 4, 3], [2, 2, 2], 2, 2, [1, 2, 1], [0, 1, 0], [1, 0, 0], [1, 1, 2], [0, 1, 0], 1),
    ];

    [Theory, MemberData(nameof(Movements))]
    public void Convolution_and_cross_correlation_are_their_sums(Movement m)
    {
        var x = Random(key[0], [.. m.Image, m.Inputs, 2]);
        var w = Random(key[1], [.. m.Window, m.Inputs / m.Groups, m.Outputs]);
        var (stride, dilation) = (Dims.Of(m.Stride), Dims.Of(m.Dilation));
        Close(Convolved(m, x, w, flip: true), Convolve(x, w, stride, m.Pad, dilation, m.Groups));
        Close(Convolved(m, x, w, flip: false), Convolve(x, w, stride, m.Pad, dilation, m.Groups, flipped: true));
        Close(Convolved(m, x, w, flip: true), new Conv(w, null, Identity, stride, m.Pad, dilation, m.Groups).Forward(x));
        var correlated = new CrossCor(w, null, Identity, stride, m.Pad, dilation, m.Groups).Forward(x);
        Close(Convolved(m, x, w, flip: false), correlated);
        Close(correlated, new Conv(Flip(w), null, Identity, stride, m.Pad, dilation, m.Groups).Forward(x));
    }

    [Theory, MemberData(nameof(Movements))]
    public void A_transposed_convolution_spreads_every_element_over_its_window(Movement m)
    {
        var x = Random(key[2], [.. m.Image, m.Inputs, 2]);
        var w = Random(key[3], [.. m.Window, m.Outputs / m.Groups, m.Inputs]);
        var layer = new ConvTranspose(w, null, Identity, Dims.Of(m.Stride), m.Pad, Dims.Of(m.OutPad), Dims.Of(m.Dilation), m.Groups);
        Close(Spread(m, x, w), layer.Forward(x));
    }

    [Fact]
    public void Same_padding_multiplies_sizes_by_the_stride_when_transposed()
    {
        Assert.Equal(new Shape(10, 12, 3, 2), ConvTranspose((3, 4), 2, 3, stride: 2, pad: Pad.Same).Build(key).Forward(Tensor.Zeros(5, 6, 2, 2)).Shape);
        Assert.Equal(new Shape(7, 6, 4, 2), DepthwiseConv((3, 4), 2, 4, pad: Pad.Same).Build(key).Forward(Tensor.Zeros(7, 6, 2, 2)).Shape);
        Assert.Equal(new Shape(7, 3, 2), CrossCor(Dims.Of(4), 2, 3, pad: Pad.Same).Build(key).Forward(Tensor.Zeros(7, 2, 2)).Shape);
    }

    [Fact]
    public void A_depthwise_convolution_keeps_channels_apart()
    {
        Conv layer = DepthwiseConv((2, 2), 3, 6, bias: false).Build(key);
        Assert.Equal(new Shape(2, 2, 1, 6), layer.Weight.Shape);
        var x = Pad(Random(key[4], [4, 4, 1, 1]), 2);
        float[] channels = [.. Maximum(Abs(layer.Forward(x.Cast(DType.Float32))), 0, 1).ToArray()];
        Assert.All(channels[..4], v => Assert.Equal(0, v));
        Assert.All(channels[4..], v => Assert.NotEqual(0, v));

        static Tensor Pad(Tensor image, int before) => Concat(2, [.. Enumerable.Repeat(image.ZerosLike(), before), image]);
    }

    [Fact]
    public void The_layers_print_as_Flux_prints_them()
    {
        Assert.Equal("CrossCor((3, 3), 3 => 10, relu, pad=1)", CrossCor((3, 3), 3, 10, Relu, pad: 1).Build(key).ToString());
        Assert.Equal("ConvTranspose((5, 5), 3 => 8, tanh, stride=2, bias=false)",
            ConvTranspose((5, 5), 3, 8, Tanh, stride: 2, bias: false).Build(key).ToString());
        Assert.Equal("Conv((5, 5), 3 => 6, relu, groups=3)", DepthwiseConv((5, 5), 3, 6, Relu).Build(key).ToString());
        Assert.Equal("Conv((5,), 3 => 6)", Conv(Dims.Of(5), 3, 6).Build(key).ToString());
    }

    private static Tensor Random(Key key, int[] shape) => Tensor.Normal(key, shape).Cast(DType.Float64);

    /// <summary>Σ over the window and the group's channels, in the positions of a window that stands at every output.</summary>
    private static Tensor Convolved(Movement m, Tensor x, Tensor w, bool flip)
    {
        var (image, weight) = (new Plain(x), new Plain(w));
        int spatial = m.Spatial, perGroup = m.Inputs / m.Groups;
        int Places(int i) => (m.Image[i] + m.Low[i] + m.High[i] - (m.Window[i] - 1) * m.Dilation[i] - 1) / m.Stride[i] + 1;
        int[] sizes = [.. Enumerable.Range(0, spatial).Select(Places)];
        var y = new Plain([.. sizes, m.Outputs, 2]);
        foreach (int[] o in y.Positions())
        {
            foreach (int[] k in new Plain([.. m.Window, perGroup]).Positions())
            {
                int group = o[spatial] / (m.Outputs / m.Groups);
                int[] place = [.. Enumerable.Range(0, spatial).Select(i => o[i] * m.Stride[i] + k[i] * m.Dilation[i] - m.Low[i])];
                int[] tap = [.. Enumerable.Range(0, spatial).Select(i => flip ? m.Window[i] - 1 - k[i] : k[i])];
                int[] from = [.. place, group * perGroup + k[spatial], o[spatial + 1]];
                if (image.Has(from)) y[o] += image[from] * weight[[.. tap, k[spatial], o[spatial]]];
            }
        }
        return y.ToTensor();
    }

    /// <summary>Every input adds its window, turned round, to the output.</summary>
    private static Tensor Spread(Movement m, Tensor x, Tensor w)
    {
        var (image, weight) = (new Plain(x), new Plain(w));
        int spatial = m.Spatial, perGroup = m.Outputs / m.Groups;
        int[] sizes = [.. Enumerable.Range(0, spatial).Select(i =>
            (m.Image[i] - 1) * m.Stride[i] + 1 + (m.Window[i] - 1) * m.Dilation[i] - m.Low[i] - m.High[i] + m.OutPad[i])];
        var y = new Plain([.. sizes, m.Outputs, 2]);
        foreach (int[] at in image.Positions())
        {
            foreach (int[] k in new Plain([.. m.Window, perGroup]).Positions())
            {
                int group = at[spatial] / (m.Inputs / m.Groups);
                int[] place = [.. Enumerable.Range(0, spatial).Select(i => at[i] * m.Stride[i] + k[i] * m.Dilation[i] - m.Low[i])];
                int[] tap = [.. Enumerable.Range(0, spatial).Select(i => m.Window[i] - 1 - k[i])];
                int[] to = [.. place, group * perGroup + k[spatial], at[spatial + 1]];
                if (y.Has(to)) y[to] += image[at] * weight[[.. tap, k[spatial], at[spatial]]];
            }
        }
        return y.ToTensor();
    }

    private static void Close(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.True(actual.AllClose(expected, 1e-10, 1e-12), $"{actual} differs from {expected}");
    }
}
