using System.Numerics;
using ILGPU;

namespace Flux.Kernels;

/// <summary>A layout of groups and scales, as kernels need it.</summary>
internal readonly struct NormSizes(NormLayout layout, bool hasScale)
{
    internal readonly Divisor Piece = new(layout.Piece), Groups = new(layout.Groups), Channels = new(layout.Channels);
    private readonly Divisor piecesOfRun = new(layout.PiecesOfRun);
    internal readonly int HasScale = hasScale ? 1 : 0, Along = hasScale && layout.Along ? 1 : 0;

    /// <summary>The group to which a piece belongs.</summary>
    internal int GroupOf(int piece) => Groups.Remainder(piecesOfRun.Quotient(piece));

    /// <summary>The scale of a place of a piece.</summary>
    internal int ScaleOf(int piece, int place) => Along != 0 ? place : Channels.Remainder(piece);
}

/// <summary>x̂ = ((x - by) - mean) factor of one group.</summary>
internal readonly struct GpuStandard<F>(F by, F mean, F factor) where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private readonly F by = by, mean = mean;

    internal readonly F Factor = factor;

    internal F Of(F x) => (x - by - mean) * Factor;
}

/// <summary>The statistics of all groups.</summary>
internal readonly struct GpuStatistics<F>(ArrayView<F> by, ArrayView<F> mean, ArrayView<F> factor) where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private readonly ArrayView<F> by = by, mean = mean, factor = factor;

    internal GpuStandard<F> Of(int group) => new(by[group], mean[group], factor[group]);
}

/// <summary>A cotangent, what was standardised, and its scales.</summary>
internal readonly struct SlopeViews<F>(ArrayView<F> d, ArrayView<F> x, ArrayView<F> scale) where F : unmanaged
{
    internal readonly ArrayView<F> D = d, X = x, Scale = scale;
}

/// <summary>x - by, one by per group, or the square of it.</summary>
internal readonly struct MovedSource<F>(ArrayView<F> x, ArrayView<F> by, NormSizes sizes, bool squared, F ofGroup) : IGpuSource<F, MovedSource<F>>
    where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private readonly ArrayView<F> x = x, by = by;
    private readonly NormSizes sizes = sizes;
    private readonly int squared = squared ? 1 : 0;
    private readonly F ofGroup = ofGroup;

    public MovedSource<F> Of(int piece) => new(x, by, sizes, squared != 0, by[sizes.GroupOf(piece)]);

    public F At(int i, int k)
    {
        F moved = x[i] - ofGroup;
        return squared != 0 ? moved * moved : moved;
    }
}

/// <summary>e = d scale, or d alone, of the places of a piece; or e x̂.</summary>
internal readonly struct SlopeSource<F>(
    SlopeViews<F> views, GpuStatistics<F> by, NormSizes sizes, bool weighed, GpuStandard<F> standard, F ofPiece)
    : IGpuSource<F, SlopeSource<F>> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private readonly SlopeViews<F> views = views;
    private readonly GpuStatistics<F> by = by;
    private readonly NormSizes sizes = sizes;
    private readonly int weighed = weighed ? 1 : 0;
    private readonly GpuStandard<F> standard = standard;
    private readonly F ofPiece = ofPiece;

    public SlopeSource<F> Of(int piece) => new(
        views, by, sizes, weighed != 0, by.Of(sizes.GroupOf(piece)),
        sizes.HasScale != 0 && sizes.Along == 0 ? views.Scale[sizes.Channels.Remainder(piece)] : ofPiece);

    public F At(int i, int k)
    {
        F e = views.D[i] * (sizes.Along != 0 ? views.Scale[k] : ofPiece);
        return weighed != 0 ? e * standard.Of(views.X[i]) : e;
    }
}

/// <summary>d x̂ of the runs that share the scales along them.</summary>
internal readonly struct AlongSource<F>(ArrayView<F> d, ArrayView<F> x, GpuStatistics<F> by, Divisor groups) : IGpuSource<F, AlongSource<F>>
    where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private readonly ArrayView<F> d = d, x = x;
    private readonly GpuStatistics<F> by = by;
    private readonly Divisor groups = groups;

    public AlongSource<F> Of(int place) => this;
    public F At(int i, int k) => d[i] * by.Of(groups.Remainder(k)).Of(x[i]);
}
