using System.Collections.Immutable;
using Flux.Kernels;

namespace Flux;

public static partial class Prelude
{
    /// <summary>
    /// Every element of x (spatial, channels, batch) repeated, by a whole scale or to a size that is a whole multiple of x's (NNlib's upsample_nearest).
    /// </summary>
    public static Tensor UpsampleNearest(Tensor x, Factors scale = default, Dims size = default)
    {
        const string What = "UpsampleNearest";
        var to = Upsampling.Sizes(What, x, scale, size);
        int[] sizes = x.Shape.ToArray();
        List<int> apart = [], repeated = [];
        for (int i = 0; i < sizes.Length; i++)
        {
            int times = i >= to.Length ? 1 : to[i] / sizes[i];
            if (i < to.Length && to[i] != times * sizes[i])
            {
                throw new ArgumentException(
                    $"{What}: an input of shape {x.Shape} to sizes ({InvariantText.Join(", ", to)}); whole multiples of the input's would fit.");
            }
            apart.AddRange([1, sizes[i]]);
            repeated.AddRange([times, sizes[i]]);
        }
        return x.Reshape([.. apart]).BroadcastTo(new(What, [.. repeated])).Reshape([.. to, .. sizes[to.Length..]]);
    }

    /// <summary>
    /// x (spatial, channels, batch) interpolated on lines between neighbours, along each spatial dimension in turn, by a scale that may be a fraction or to a
    /// size (NNlib's upsample_linear, _bilinear and _trilinear). Corners stay corners; without <paramref name="alignCorners"/>, pixels are areas whose outer
    /// edges stay.
    /// </summary>
    public static Tensor UpsampleLinear(Tensor x, Factors scale = default, Dims size = default, bool alignCorners = true)
    {
        var to = Upsampling.Sizes("UpsampleLinear", x, scale, size);
        for (int i = 0; i < to.Length; i++) x = Upsampling.Along(x, i, to[i], alignCorners);
        return x;
    }

    /// <summary>
    /// Channels become pixels: (w, h, channels r², batch) -> (w r, h r, channels, batch), and likewise in 1 or 3 dimensions (Shi et al. 2016; NNlib's
    /// pixel_shuffle).
    /// </summary>
    public static Tensor PixelShuffle(Tensor x, int r)
    {
        int spatial = x.Rank - 2;
        long block = spatial is >= 1 and <= 3 && r >= 1 ? Sizes.Product([.. Enumerable.Repeat((long)r, spatial)]) : 0;
        if (block == 0 || x.Shape[spatial] % block != 0)
        {
            throw new ArgumentException(
                $"PixelShuffle({r}): the input has shape {x.Shape}; 1 to 3 spatial sizes, a multiple of {r}^(their number) channels and a batch would fit.");
        }
        int[] sizes = x.Shape.ToArray()[..spatial];
        int channels = (int)(x.Shape[spatial] / block), batch = x.Shape[spatial + 1];
        var to = Shape.Of("PixelShuffle", [.. sizes.Select(n => (long)n * r), channels, batch]);
        var apart = x.Reshape([.. sizes, .. Enumerable.Repeat(r, spatial), channels, batch]);
        int[] interleaved = [.. Enumerable.Range(0, spatial).SelectMany(i => new[] { spatial + i, i }), 2 * spatial, 2 * spatial + 1];
        return apart.Permute(interleaved).Reshape([.. to]);
    }
}

/// <summary>The sizes of larger images, and interpolation along one dimension.</summary>
internal static class Upsampling
{
    internal static void Check(string what, Factors scale, Dims size)
    {
        if (scale.IsDefault == size.IsDefault) throw new ArgumentException($"{what}: scale {scale} and size {size}; exactly one of them would fit.");
    }

    internal static ImmutableArray<int> Sizes(string what, Tensor x, Factors scale, Dims size)
    {
        Check(what, scale, size);
        int spatial = x.Rank - 2;
        if (spatial is < 1 or > 3)
        {
            throw new ArgumentException($"{what}: the input has shape {x.Shape}; 3 to 5 dimensions would fit: spatial sizes, channels, batch.");
        }
        if (x.Shape.Take(spatial).Contains(0)) throw new ArgumentException($"{what}: the input has shape {x.Shape}; spatial sizes of 1 or more would fit.");
        long[] sizes = scale.IsDefault
            ? [.. size.In(spatial, $"{what} size", 1)]
            : [.. scale.In(spatial, $"{what} scale").Select((s, i) => Math.Max(1, (long)Math.Floor(s * x.Shape[i])))];
        return [.. Shape.Of(what, [.. sizes, x.Shape[spatial], x.Shape[spatial + 1]]).Take(spatial)];
    }

    /// <summary>Every element of the result between two neighbours along dimension i.</summary>
    internal static Tensor Along(Tensor x, int i, int to, bool alignCorners)
    {
        int from = x.Shape[i];
        if (to == from) return x;
        _ = Shape.Of("UpsampleLinear", [.. x.Shape.Select((n, dim) => dim == i ? 2L * to : n)]);
        Neighbour[] both = [.. Enumerable.Range(0, 2 * to).Select(k => Neighbour.Of(Place(k % to, from, to, alignCorners), k / to))];
        var picked = Prelude.Along(x, i, [.. both.Select(neighbour => neighbour.Element)]);
        var weights = Tensor.Of([.. both.Select(neighbour => neighbour.Weight)], [.. Enumerable.Repeat(1, i), 2 * to]).Cast(x.DType).To(x.Device);
        var weighed = picked * weights;
        return Prelude.Part(weighed, i, ..to) + Prelude.Part(weighed, i, to..);
    }

    /// <summary>Where element o of `to` lies among `from` elements.</summary>
    private static double Place(int o, int from, int to, bool alignCorners) => alignCorners
        ? to == 1 ? 0 : (double)((long)o * (from - 1)) / (to - 1)
        : Math.Clamp((o + 0.5) * from / to - 0.5, 0, from - 1);
}
