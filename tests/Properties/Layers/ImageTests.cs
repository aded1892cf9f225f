using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Layers;

/// <summary>Pooling, larger images and shuffled pixels against plain loops.</summary>
public sealed class ImageTests
{
    private static readonly Key key = new(22);

    [Theory, InlineData(5, 3), InlineData(8, 4), InlineData(7, 7), InlineData(9, 2)]
    public void Adaptive_pooling_covers_the_image_by_equal_windows(int size, int to)
    {
        var x = Random(size, 6, 2, 2);
        var image = new Plain(x);
        int[] input = [size, 6], output = [to, 2], stride = [size / to, 3], window = [size - (to - 1) * stride[0], 6 - stride[1]];
        Assert.Equal(input, x.Shape.Take(2));
        Plain largest = new([.. output, 2, 2]), mean = new([.. output, 2, 2]);
        foreach (int[] at in largest.Positions())
        {
            var values =
                from i in Enumerable.Range(0, window[0])
                from j in Enumerable.Range(0, window[1])
                select image[at[0] * stride[0] + i, at[1] * stride[1] + j, at[2], at[3]];
            (largest[at], mean[at]) = (values.Max(), values.Average());
        }
        Close(largest.ToTensor(), AdaptiveMaxPool((to, 2)).Forward(x));
        Close(mean.ToTensor(), AdaptiveMeanPool((to, 2)).Forward(x));
    }

    [Fact]
    public void Global_pooling_keeps_one_number_per_channel()
    {
        var x = Random(4, 3, 2, 2);
        var image = new Plain(x);
        Plain largest = new(1, 1, 2, 2), mean = new(1, 1, 2, 2);
        foreach (int[] at in largest.Positions())
        {
            var values = from i in Enumerable.Range(0, 4) from j in Enumerable.Range(0, 3) select image[i, j, at[2], at[3]];
            (largest[at], mean[at]) = (values.Max(), values.Average());
        }
        Close(largest.ToTensor(), GlobalMaxPool().Forward(x));
        Close(mean.ToTensor(), GlobalMeanPool().Forward(x));
    }

    [Fact]
    public void Lp_pooling_is_the_norm_of_each_window()
    {
        var x = Abs(Random(5, 4, 2, 2));
        var image = new Plain(x);
        foreach (double p in new[] { 1, 2, 3.5 })
        {
            Plain y = new(2, 4, 2, 2);
            foreach (int[] at in y.Positions())
            {
                double sum = 0;
                for (int i = 0; i < 2; i++)
                {
                    for (int j = 0; j < 2; j++)
                    {
                        int[] from = [at[0] * 2 + i, at[1] + j - 1, at[2], at[3]];
                        if (image.Has(from)) sum += Math.Pow(image[from], p);
                    }
                }
                y[at] = Math.Pow(sum, 1 / p);
            }
            Close(y.ToTensor(), LpNormPooling(x, p, (2, 2), stride: (2, 1), pad: Pad.Of(0, 0, 1, 0)));
        }
    }

    [Fact]
    public void The_nearest_element_is_repeated()
    {
        var x = Random(3, 2, 2, 2);
        var image = new Plain(x);
        Plain y = new(6, 6, 2, 2);
        foreach (int[] at in y.Positions()) y[at] = image[at[0] / 2, at[1] / 3, at[2], at[3]];
        Close(y.ToTensor(), Upsample((2, 3)).Forward(x));
        Close(y.ToTensor(), Upsample(size: (6, 6)).Forward(x));
        Close(y.ToTensor(), UpsampleNearest(x, (2, 3)));
        Assert.Equal([1f, 1, 2, 2], UpsampleNearest(Tensor.Of([1f, 2], 2, 1, 1), 2).ToArray());
    }

    [Theory, InlineData(6, 9, true), InlineData(5, 2, true), InlineData(1, 3, true), InlineData(6, 9, false), InlineData(2, 12, false)]
    public void Bilinear_sizes_weigh_the_four_neighbours(int width, int height, bool corners)
    {
        var x = Random(3, 4, 2, 2);
        var image = new Plain(x);
        Plain y = new(width, height, 2, 2);
        foreach (int[] at in y.Positions())
        {
            double u = Place(at[0], 3, width, corners), v = Place(at[1], 4, height, corners);
            y[at] = 0;
            for (int i = 0; i < 3; i++)
            {
                for (int j = 0; j < 4; j++) y[at] += Math.Max(0, 1 - Math.Abs(u - i)) * Math.Max(0, 1 - Math.Abs(v - j)) * image[i, j, at[2], at[3]];
            }
        }
        Close(y.ToTensor(), UpsampleLinear(x, size: (width, height), alignCorners: corners));
        if (corners) Close(y.ToTensor(), Upsample(mode: UpsampleMode.Bilinear, size: (width, height)).Forward(x));
    }

    [Fact]
    public void Trilinear_scales_weigh_the_eight_neighbours()
    {
        var x = Random(2, 3, 4, 2, 2);
        var image = new Plain(x);
        Plain y = new(4, 4, 4, 2, 2);
        foreach (int[] at in y.Positions())
        {
            foreach (int[] from in new Plain(2, 3, 4).Positions())
            {
                double weight = 1;
                for (int dim = 0; dim < 3; dim++) weight *= Math.Max(0, 1 - Math.Abs(Place(at[dim], x.Shape[dim], 4, true) - from[dim]));
                y[at] += weight * image[[.. from, at[3], at[4]]];
            }
        }
        Close(y.ToTensor(), Upsample((2, 1.4, 1.0), UpsampleMode.Trilinear).Forward(x));
    }

    [Fact]
    public void Channels_become_pixels_in_order()
    {
        var x = Random(3, 2, 8, 2);
        var image = new Plain(x);
        Plain y = new(6, 4, 2, 2);
        foreach (int[] at in y.Positions()) y[at] = image[at[0] / 2, at[1] / 2, at[0] % 2 + 2 * (at[1] % 2) + 4 * at[2], at[3]];
        Close(y.ToTensor(), PixelShuffle(2).Forward(x));
        Assert.Equal([1f, 3, 5, 2, 4, 6], PixelShuffle(Tensor.Of([1f, 2, 3, 4, 5, 6], 2, 3, 1), 3).ToArray());
    }

    public static TheoryData<string, Action, string[]> Bad => new()
    {
        { "crosscor channels", () => CrossCor((3, 3), 2, 3).Build(key).Forward(Tensor.Zeros(8, 8, 3, 1)), ["CrossCor", "(8×8×3×1)", "takes 2"] },
        { "crosscor sizes", () => CrossCor((3, 3), 0, 3), ["CrossCor(0 => 3)", "1 or more"] },
        { "transposed channels", () => ConvTranspose((3, 3), 2, 3).Build(key).Forward(Tensor.Zeros(8, 8, 3, 1)), ["ConvTranspose", "(8×8×3×1)", "2 channels"] },
        { "transposed rank", () => ConvTranspose((3, 3), 2, 3).Build(key).Forward(Tensor.Zeros(8, 2, 1)), ["ConvTranspose", "(8×2×1)", "4 dimensions"] },
        { "transposed outpad", () => ConvTranspose((3, 3), 2, 3, outPad: 1).Build(key).Forward(Tensor.Zeros(8, 8, 2, 1)),
            ["ConvTranspose", "out pad of 1", "less than the stride"] },
        { "transposed pad", () => ConvTranspose((2, 2), 2, 3, pad: 3).Build(key).Forward(Tensor.Zeros(4, 4, 2, 1)),
            ["ConvTranspose", "padding of 3 and 3", "(4×4×2×1)"] },
        { "transposed same", () => ConvTranspose((2, 2), 2, 3, stride: 3, pad: Pad.Same).Build(key).Forward(Tensor.Zeros(4, 4, 2, 1)),
            ["ConvTranspose", "SamePad()", "stride"] },
        { "transposed groups", () => ConvTranspose((2, 2), 3, 4, groups: 2), ["ConvTranspose", "2 groups", "3 => 4"] },
        { "depthwise", () => DepthwiseConv((3, 3), 2, 3), ["DepthwiseConv(2 => 3)", "multiple of 2"] },
        { "weight rank", () => Convolve(Tensor.Zeros(8, 8, 2, 1), Tensor.Zeros(3, 3)), ["Conv", "(3×3)", "3 to 5"] },
        { "function groups", () => Convolve(Tensor.Zeros(8, 8, 2, 1), Tensor.Zeros(3, 3, 1, 3), groups: 2), ["Conv", "2 groups", "3 output"] },
        { "types mix", () => ConvTranspose((2, 2), 1, 1).Build(key).Forward(Tensor.Zeros(4, 4, 1, 1).Cast(DType.Float64)),
            ["ConvTranspose", "Float32", "Float64"] },
        { "adaptive larger", () => AdaptiveMaxPool((6, 2)).Forward(Tensor.Zeros(5, 5, 1, 1)), ["AdaptiveMaxPool((6, 2))", "(5×5×1×1)", "at least"] },
        { "adaptive rank", () => AdaptiveMeanPool((2, 2)).Forward(Tensor.Zeros(5, 5)), ["AdaptiveMeanPool((2, 2))", "(5×5)", "4 dimensions"] },
        { "adaptive size", () => AdaptiveMeanPool(0), ["AdaptiveMeanPool", "0"] },
        { "global rank", () => GlobalMaxPool().Forward(Tensor.Zeros(5, 5)), ["GlobalMaxPool", "(5×5)", "3 to 5"] },
        { "lp power", () => LpNormPooling(Tensor.Zeros(4, 4, 1, 1), 0, 2), ["LpNormPool", "0", "above 0"] },
        { "lp rank", () => LpNormPooling(Tensor.Zeros(4, 4), 2, (2, 2)), ["LpNormPool", "(4×4)", "needs 4"] },
        { "upsample of nothing", () => Upsample(), ["Upsample", "exactly one"] },
        { "upsample twice", () => Upsample(2, size: 4), ["Upsample", "exactly one"] },
        { "upsample rank", () => Upsample(2, UpsampleMode.Bilinear).Forward(Tensor.Zeros(4, 2, 1)),
            ["Upsample(:bilinear, scale = 2)", "(4×2×1)", "4 dimensions"] },
        { "upsample scale", () => Upsample(-1).Forward(Tensor.Zeros(4, 2, 1)), ["UpsampleNearest scale", "-1", "above 0"] },
        { "nearest fraction", () => Upsample(1.5).Forward(Tensor.Zeros(4, 3, 2, 1)), ["UpsampleNearest", "(4×3×2×1)", "(6, 4)", "whole multiples"] },
        { "shuffle channels", () => PixelShuffle(2).Forward(Tensor.Zeros(3, 3, 6, 1)), ["PixelShuffle(2)", "(3×3×6×1)", "multiple"] },
        { "shuffle size", () => PixelShuffle(0), ["PixelShuffle(0)", "1 or more"] },
    };

    [Theory, MemberData(nameof(Bad))]
    public void Bad_input_is_named(string what, Action act, string[] mentions)
    {
        var error = Assert.ThrowsAny<ArgumentException>(act);
        Assert.All(mentions, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        Assert.NotEmpty(what);
    }

    [Fact]
    public void The_layers_print_as_Flux_prints_them() => Assert.Equal(
        ["AdaptiveMaxPool((2, 2))", "AdaptiveMeanPool((2, 2))", "GlobalMaxPool()", "GlobalMeanPool()", "Upsample(:nearest, scale = 2)",
            "Upsample(:bilinear, size = (4, 5))", "Upsample(:trilinear, scale = (1.5, 2, 2))", "PixelShuffle(2)"],
        new ILayer[]
        {
            AdaptiveMaxPool((2, 2)), AdaptiveMeanPool((2, 2)), GlobalMaxPool(), GlobalMeanPool(), Upsample(2),
            Upsample(mode: UpsampleMode.Bilinear, size: (4, 5)),
            Upsample((1.5, 2, 2), UpsampleMode.Trilinear), PixelShuffle(2),
        }.Select(layer => layer.ToString()));

    /// <summary>Where element o of `to` lies among `from`.</summary>
    private static double Place(int o, int from, int to, bool corners) => corners
        ? to == 1 ? 0 : o * (from - 1.0) / (to - 1)
        : Math.Clamp((o + 0.5) * from / to - 0.5, 0, from - 1);

    private static Tensor Random(params int[] shape) => Tensor.Normal(key[shape.Length], shape).Cast(DType.Float64);

    private static void Close(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.True(actual.AllClose(expected, 1e-10, 1e-12), $"{actual} differs from {expected}");
    }
}
