using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Data;

/// <summary>Laws of augmentations, and what each does.</summary>
public sealed class AugmentTests
{
    private static readonly Key key = new(7);
    private static readonly Tensor same = Tensor.Normal(key[0], 6, 5, 2, 1) + Tensor.Zeros(6, 5, 2, 40), x = Tensor.Normal(key[1], 6, 5, 2, 8);

    /// <summary>An augmentation, and itself with the parameters at which it does nothing.</summary>
    public static TheoryData<string, Func<Tensor, Key, Tensor>, Func<Tensor, Key, Tensor>> Rows => new()
    {
        { "flip", (x, k) => Augment.Flip(x, k), (x, k) => Augment.Flip(x, k, probability: 0) },
        { "flip of the second dimension", (x, k) => Augment.Flip(x, k, 1, 0.3), (x, k) => Augment.Flip(x, k, 1, 0) },
        { "crop", (x, k) => Augment.Crop(x, k, 3, 4), (x, k) => Augment.Crop(x, k, 6, 5) },
        { "crop with padding", (x, k) => Augment.Crop(x, k, 6, 5, 2), (x, k) => Augment.CentreCrop(Augment.Crop(x, k, 10, 9, 2), 6, 5) },
        { "brightness", (x, k) => Augment.Jitter(x, k, brightness: 0.4), (x, k) => Augment.Jitter(x, k) },
        { "contrast", (x, k) => Augment.Jitter(x, k, contrast: 0.4), (x, k) => Augment.Jitter(x, k, 0, 0) },
        { "rotation", (x, k) => Augment.Rotate(x, k, 0.5), (x, k) => Augment.Rotate(x, k, 0) },
        { "rotation with a border", (x, k) => Augment.Rotate(x, k, 3, GridPadding.Border), (x, k) => Augment.Rotate(x, k, 0, GridPadding.Border) },
    };

    [Theory, MemberData(nameof(Rows))]
    public void The_same_key_gives_the_same_bits(string name, Func<Tensor, Key, Tensor> f, Func<Tensor, Key, Tensor> nothing)
    {
        Assert.Equal(f(x, key).ToArray(), f(x, key).ToArray());
        Assert.NotEqual(f(x, key).ToArray(), f(x, new(8)).ToArray());
        Assert.Equal(x.ToArray(), nothing(x, key).ToArray(), (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.NotEmpty(name);
    }

    [Theory, MemberData(nameof(Rows))]
    public void Each_observation_has_its_own_draw(string name, Func<Tensor, Key, Tensor> f, Func<Tensor, Key, Tensor> nothing)
    {
        var y = f(same, key);
        int apart = Enumerable.Range(0, 40).Select(i => string.Join(' ', y[.., .., .., i].ToDoubles())).Distinct().Count();
        Assert.InRange(apart, 2, 40);
        Assert.Equal(name.StartsWith("flip", StringComparison.Ordinal), apart == 2);
        Assert.Equal(same.Shape[3], y.Shape[3]);
        Assert.Equal([6, 5, 2, 0], nothing(x[.., .., .., ..0], key).Shape.ToArray());
    }

    [Fact]
    public void A_flip_turns_some_round_and_leaves_the_others()
    {
        var y = Augment.Flip(x, key);
        bool[] turned = [.. Enumerable.Range(0, 8).Select(i => y[.., .., .., i].AllClose(Reverse(x, 0)[.., .., .., i], 0, 0))];
        Assert.Contains(true, turned);
        Assert.All(Enumerable.Range(0, 8).Where(i => !turned[i]), i => Assert.True(y[.., .., .., i].AllClose(x[.., .., .., i], 0, 0)));
        Assert.Equal(Reverse(x, 1).ToArray(), Augment.Flip(x, key, 1, 1).ToArray());
    }

    [Fact]
    public void A_crop_is_a_window_and_the_middle_one_is_where_torchvision_has_it()
    {
        var y = Augment.Crop(x, key, 4, 5);
        Assert.All(Enumerable.Range(0, 8), i =>
            Assert.Contains(Enumerable.Range(0, 3), left => y[.., .., .., i].AllClose(x[left..(left + 4), .., .., i], 0, 0)));
        Assert.Equal(x[1..5, 1..4].ToArray(), Augment.CentreCrop(x, 4, 3).ToArray());
        Assert.Equal(x[0..5, 2..4].ToArray(), Augment.CentreCrop(x, 5, 2).ToArray());
    }

    [Fact]
    public void Jitter_keeps_the_mean_by_contrast_and_scales_it_by_brightness()
    {
        var (bright, sharp) = (Augment.Jitter(x, key, brightness: 0.5), Augment.Jitter(x, key, contrast: 0.5));
        Assert.True(Mean(sharp, 0, 1, 2).AllClose(Mean(x, 0, 1, 2), 0, 1e-5));
        double[] factors = [.. Enumerable.Range(0, 8).Select(i => (double)(bright[0, 0, 0, i] / x[0, 0, 0, i]).Scalar())];
        Assert.All(factors, factor => Assert.InRange(factor, 0.5, 1.5));
        Assert.True(bright.AllClose(x * Tensor.Of(factors, 1, 1, 1, 8).Cast(DType.Float32), 1e-5, 1e-5));
    }

    [Fact]
    public void An_affine_grid_turns_an_image_as_rotate_does()
    {
        var quarter = Tensor.Of([0f, 1, -1, 0, 0, 0], 2, 3, 1) + Tensor.Zeros(2, 3, 8);
        var square = x[..5];
        Assert.True(Rotate(square, Math.PI / 2, centre: (2, 2)).AllClose(GridSample(square, AffineGrid(quarter, 5, 5)), 0, 1e-5));
        var (draw, small) = (2 * (double)Tensor.Uniform(key, 1).Scalar() - 1, x[.., .., .., ..1]);
        var inner = (Augment.Rotate(small, key, 0.3)[2..4, 2], Rotate(small, 0.3 * draw, centre: (2.5, 2))[2..4, 2]);
        Assert.True(inner.Item1.AllClose(inner.Item2, 0, 1e-5));
    }

    [Fact]
    public void An_affine_grid_has_the_places_of_PyTorch()
    {
        var grid = AffineGrid(Tensor.Of([1f, 0, 0, 2, 0.5f, 0], 2, 3, 1), 3, 2);
        Assert.Equal(new Shape(2, 3, 2, 1), grid.Shape);
        Assert.Equal([-0.5f, -2, 0.5f, -2, 1.5f, -2, -0.5f, 2, 0.5f, 2, 1.5f, 2], grid.ToArray());
        Assert.Equal([0f, 0, 3], AffineGrid(Tensor.Of([1f, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 3], 3, 4, 1), 1, 1, 1).ToArray());
    }

    /// <summary>What is refused, and words of the message.</summary>
    public static TheoryData<Func<Tensor>, string> Refused => new()
    {
        { () => Augment.Flip(x, key, 3), "Augment.Flip: dimension 3 of a batch of shape (6×5×2×8); 0 to 2 would fit." },
        { () => Augment.Flip(x[0, 0, 0], key), "two or more dimensions would fit" },
        { () => Augment.Flip(x, key, 0, 1.5), "Augment.Flip: probability = 1.5; 0 to 1 would fit." },
        { () => Augment.Crop(x, key, 7, 5), "a window of 7×5 in images of 6×5" },
        { () => Augment.Crop(x, key, 3, 3, -1), "padding -1; 0 or more would fit" },
        { () => Augment.CentreCrop(x[0], 3, 3), "Augment.CentreCrop: a batch of shape (5×2×8); 4 dimensions would fit" },
        { () => Augment.Jitter(x, key, 2), "Augment.Jitter: brightness = 2; 0 to 1 would fit." },
        { () => Augment.Rotate(x, key, double.NaN), "Augment.Rotate: angle NaN; a finite number would fit." },
        { () => AffineGrid(Tensor.Zeros(2, 2, 1), 4, 4), "AffineGrid: (2×2×1) for 2 sizes; (2×3×batch)" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_does_not_fit_is_refused(Func<Tensor> f, string message) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(f).Message, StringComparison.Ordinal);
}
