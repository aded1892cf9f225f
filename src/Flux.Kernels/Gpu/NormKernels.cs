using System.Numerics;
using ILGPU;

namespace Flux.Kernels;

/// <summary>What normalising layers do per element and per group, once the sums are there.</summary>
internal static class NormKernels<T, F> where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    /// <summary>Sums to means, in place.</summary>
    internal static void Divide(Index1D i, ArrayView<F> y, F count) => y[i] = y[i] / count;

    /// <summary>The sums of what is left and of its squares, behind the means, to its mean and the variance.</summary>
    internal static void Variance(Index1D i, ArrayView<F> y, int groups, F count)
    {
        F mean = y[groups + i] / count, square = y[2 * groups + i] / count;
        y[groups + i] = mean;
        y[2 * groups + i] = T.Max(T.Const(0), T.Of(square - mean * mean)).Value;
    }

    /// <summary>x̂ scale + shift, or x̂ alone.</summary>
    internal static void Standardise(
        Index1D i, ArrayView<F> x, GpuStatistics<F> by, ArrayView<F> scale, ArrayView<F> shift, ArrayView<F> y, NormSizes sizes)
    {
        int piece = sizes.Piece.Quotient(i), channel = sizes.ScaleOf(piece, i - piece * sizes.Piece.Value);
        F standard = by.Of(sizes.GroupOf(piece)).Of(x[i]);
        y[i] = sizes.HasScale != 0 ? standard * scale[channel] + shift[channel] : standard;
    }

    /// <summary>factor (e - mean(e) - x̂ mean(e x̂)), from the sums of e and of e x̂.</summary>
    internal static void Slope(Index1D i, SlopeViews<F> views, GpuStatistics<F> by, ArrayView<F> sums, ArrayView<F> dx, NormSizes sizes, F count)
    {
        int piece = sizes.Piece.Quotient(i), group = sizes.GroupOf(piece);
        var standard = by.Of(group);
        F e = sizes.HasScale != 0 ? views.D[i] * views.Scale[sizes.ScaleOf(piece, i - piece * sizes.Piece.Value)] : views.D[i];
        dx[i] = (e - sums[group] / count - standard.Of(views.X[i]) * (sums[sizes.Groups.Value + group] / count)) * standard.Factor;
    }
}
