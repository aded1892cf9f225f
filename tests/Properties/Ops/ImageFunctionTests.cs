using Flux.Properties.Layers;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Ops;

/// <summary>Windows, padding, sampling and rotation against plain loops and pictures drawn by hand.</summary>
public sealed class ImageFunctionTests
{
    private static readonly Key key = new(31);

    [Theory, InlineData(true), InlineData(false)]
    public void Unfold_lays_every_window_out_as_a_row(bool flipped)
    {
        var x = Random(5, 4, 2, 2);
        var image = new Plain(x);
        // Window (2, 3), stride (2, 1), padding 1 and 0 before, 0 and 2 after, dilation (2, 1): 2 by 4 places.
        Plain rows = new(8, 12, 2);
        foreach (int[] at in rows.Positions())
        {
            int element = at[1] % 6, channel = at[1] / 6;
            int i = flipped ? element % 2 : 1 - element % 2, j = flipped ? element / 2 : 2 - element / 2;
            int[] from = [at[0] % 2 * 2 + i * 2 - 1, at[0] / 2 + j, channel, at[2]];
            if (image.Has(from)) rows[at] = image[from];
        }
        Close(rows.ToTensor(), Unfold(x, (2, 3), (2, 1), Pad.Of(1, 0, 0, 2), (2, 1), flipped));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Fold_is_the_transpose_of_unfold(bool flipped)
    {
        var x = Random(5, 4, 2, 2);
        var (rows, pullback) = Ad.Pullback<Tensor, Tensor>(a => Unfold(a, (2, 3), (2, 1), Pad.Of(1, 0, 0, 2), (2, 1), flipped), x);
        var windows = Random([.. rows.Shape]);
        Close(pullback(windows), Fold(windows, (5, 4), (2, 3), (2, 1), Pad.Of(1, 0, 0, 2), (2, 1), flipped));
        Assert.Equal([1f, 2, 2, 1], Fold(Unfold(Tensor.Ones(4, 1, 1), Dims.Of(2)), Dims.Of(4), Dims.Of(2)).ToArray());
    }

    [Fact]
    public void A_convolution_is_a_product_with_unfolded_windows()
    {
        Tensor x = Random(6, 5, 2, 1), w = Random(3, 2, 2, 4);
        var product = Unfold(x, (3, 2), flipped: false)[.., .., 0].MatMul(w.Reshape(12, 4));
        Close(Convolve(x, w), product.Reshape(4, 4, 4, 1));
    }

    /// <summary>A name, the padding, and the row 1 2 3 padded by 2 and 1.</summary>
    public static TheoryData<string, Func<Tensor, (int, int)[], Tensor>, float[]> Paddings => new()
    {
        { "zeros", (x, p) => PadZeros(x, p), [0, 0, 1, 2, 3, 0] },
        { "constant", (x, p) => PadConstant(x, 7, p), [7, 7, 1, 2, 3, 7] },
        { "repeat", (x, p) => PadRepeat(x, p), [1, 1, 1, 2, 3, 3] },
        { "reflect", (x, p) => PadReflect(x, p), [3, 2, 1, 2, 3, 2] },
        { "symmetric", (x, p) => PadSymmetric(x, p), [2, 1, 1, 2, 3, 3] },
        { "circular", (x, p) => PadCircular(x, p), [2, 3, 1, 2, 3, 1] },
    };

    [Theory, MemberData(nameof(Paddings))]
    public void Padding_continues_a_row(string name, Func<Tensor, (int, int)[], Tensor> pad, float[] padded)
    {
        var row = Tensor.Of([1f, 2, 3]);
        Assert.Equal(padded, pad(row, [(2, 1)]).ToArray());
        Assert.Equal(row.ToArray(), pad(row, [(0, 0)]).ToArray());
        // Both dimensions of a matrix are padded like rows.
        var matrix = Tensor.Of([1f, 2, 3, 10, 20, 30, 100, 200, 300], 3, 3);
        var both = pad(matrix, [(2, 1), (2, 1)]);
        Assert.Equal(new Shape(6, 6), both.Shape);
        Assert.Equal(pad(row * 10, [(2, 1)]).ToArray(), both[.., 3].ToArray());
        Assert.Equal(pad(Tensor.Of([2f, 20, 200]), [(2, 1)]).ToArray(), both[3].ToArray());
        Assert.NotEmpty(name);
    }

    [Fact]
    public void A_grid_is_sampled_as_NNlib_does()
    {
        var x = Tensor.Of([1f, 2, 3, 4], 2, 2, 1, 1);
        var grid = Tensor.Of([-3f, -1, 0, -1, 1, -1, -1, 1, 0, 1, 3, 1], 2, 3, 2, 1);
        Assert.Equal([0f, 1.5f, 2, 3, 3.5f, 0], GridSample(x, grid).ToArray());
        Assert.Equal([1f, 1.5f, 2, 3, 3.5f, 4], GridSample(x, grid, GridPadding.Border).ToArray());
    }

    [Theory, InlineData(GridPadding.Zeros), InlineData(GridPadding.Border)]
    public void Grid_samples_weigh_their_neighbours(GridPadding padding)
    {
        Tensor x = Random(4, 3, 2, 2), grid = Random(2, 5, 4, 2);
        Plain image = new(x), places = new(grid), y = new(5, 4, 2, 2);
        foreach (int[] at in y.Positions())
        {
            double u = (places[0, at[0], at[1], at[3]] + 1) / 2 * 3, v = (places[1, at[0], at[1], at[3]] + 1) / 2 * 2;
            if (padding == GridPadding.Border) (u, v) = (Math.Clamp(u, 0, 3), Math.Clamp(v, 0, 2));
            for (int i = 0; i < 4; i++)
            {
                for (int j = 0; j < 3; j++) y[at] += Math.Max(0, 1 - Math.Abs(u - i)) * Math.Max(0, 1 - Math.Abs(v - j)) * image[i, j, at[2], at[3]];
            }
        }
        Close(y.ToTensor(), GridSample(x, grid, padding));
    }

    [Fact]
    public void Pictures_rotate_as_in_NNlib()
    {
        Assert.Equal(Dot(4, 1, 3), Rotate(Dot(4, 1, 1).Reshape(4, 4, 1, 1), Math.PI / 2).Reshape(4, 4), (a, b) => a.AllClose(b, 0, 1e-6));
        Assert.Equal(Dot(4, 1, 1), Rotate(Dot(4, 1, 1).Reshape(4, 4, 1, 1), Math.PI / 2, centre: (1, 1)).Reshape(4, 4), (a, b) => a.AllClose(b, 0, 1e-6));
        var bilinear = Dot(3, 0, 1) * 0.207107 + Dot(3, 1, 2) * 0.207107;
        Assert.True(Rotate(Dot(3, 0, 1).Reshape(3, 3, 1, 1), Math.PI / 4).Reshape(3, 3).AllClose(bilinear, 0, 1e-6));
        Assert.True(Rotate(Dot(3, 0, 1).Reshape(3, 3, 1, 1), Math.PI / 4, Interpolation.Nearest).Reshape(3, 3).AllClose(Dot(3, 0, 2)));

        static Tensor Dot(int size, int i, int j)
        {
            var picture = new float[size * size];
            picture[i + size * j] = 1;
            return Tensor.Of(picture, size, size);
        }
    }

    [Fact]
    public void Four_quarter_turns_are_none()
    {
        var x = Random(5, 5, 2, 3);
        var turned = x;
        for (int i = 0; i < 4; i++) turned = Rotate(turned, Math.PI / 2);
        Close(x, turned);
        Close(x, Rotate(Rotate(x, 3 * Math.PI / 2, Interpolation.Nearest), Math.PI / 2));
        Close(x, Rotate(x, 0));
    }

    [Fact]
    public void Channels_and_observations_rotate_alike()
    {
        var x = Random(4, 3, 2, 2);
        var turned = Rotate(x, 0.4);
        for (int channel = 0; channel < 2; channel++) Close(Rotate(x[.., .., channel..(channel + 1), 1..], 0.4), turned[.., .., channel..(channel + 1), 1..]);
    }

    public static TheoryData<string, Action, string[]> Bad => new()
    {
        { "unfold rank", () => Unfold(Tensor.Zeros(4, 4), 2), ["Unfold", "(4×4)", "3 to 5"] },
        { "unfold window", () => Unfold(Tensor.Zeros(4, 4, 1, 1), (5, 2)), ["Unfold", "window of 5", "(4×4×1×1)"] },
        { "unfold stride", () => Unfold(Tensor.Zeros(4, 4, 1, 1), 2, stride: 0), ["Unfold stride", "0"] },
        { "fold windows", () => Fold(Tensor.Zeros(5, 8, 1), (4, 4), (2, 2)), ["Fold", "(5×8×1)", "(9×a multiple of 4×batch)"] },
        { "fold channels", () => Fold(Tensor.Zeros(9, 7, 1), (4, 4), (2, 2)), ["Fold", "(9×7×1)", "multiple of 4"] },
        { "pad below zero", () => PadZeros(Tensor.Zeros(4), (-1, 0)), ["PadZeros", "(-1, 0)", "(4,)", "0 or more"] },
        { "pad too many", () => PadConstant(Tensor.Zeros(4), 1, (1, 0), (1, 1)), ["PadConstant", "2 amounts", "(4,)"] },
        { "reflect too far", () => PadReflect(Tensor.Zeros(4), (1, 4)), ["PadReflect", "(1, 4)", "0 to 3"] },
        { "symmetric too far", () => PadSymmetric(Tensor.Zeros(4), (5, 0)), ["PadSymmetric", "(5, 0)", "0 to 4"] },
        { "circle too far", () => PadCircular(Tensor.Zeros(4), (5, 0)), ["PadCircular", "(5, 0)", "0 to 4"] },
        { "repeat of nothing", () => PadRepeat(Tensor.Zeros(0), (1, 0)), ["PadRepeat", "(0,)"] },
        { "grid coordinates", () => GridSample(Tensor.Zeros(4, 4, 1, 1), Tensor.Zeros(3, 2, 2, 1)), ["GridSample", "(4×4×1×1)", "(3×2×2×1)"] },
        { "grid batch", () => GridSample(Tensor.Zeros(4, 4, 1, 1), Tensor.Zeros(2, 2, 2, 3)), ["GridSample", "(2×2×2×3)"] },
        { "rotate rank", () => Rotate(Tensor.Zeros(4, 4, 1), 1), ["Rotate", "(4×4×1)", "4 dimensions"] },
    };

    [Theory, MemberData(nameof(Bad))]
    public void Bad_input_is_named(string what, Action act, string[] mentions)
    {
        var error = Assert.ThrowsAny<ArgumentException>(act);
        Assert.All(mentions, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        Assert.NotEmpty(what);
    }

    private static Tensor Random(params int[] shape) => Tensor.Normal(key[shape.Length], shape).Cast(DType.Float64);

    private static void Close(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.True(actual.AllClose(expected, 1e-10, 1e-12), $"{actual} differs from {expected}");
    }
}
