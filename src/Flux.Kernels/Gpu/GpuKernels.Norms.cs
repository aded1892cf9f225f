using System.Numerics;

namespace Flux.Kernels;

/// <summary>Normalising layers: sums in stages, computed from x as it lies, and a pass over all elements.</summary>
internal sealed partial class GpuKernels
{
    public bool HasNorms => true;

    public void Moments(View x, NormLayout layout, View y) => GpuDispatch.Reals("Moments", x.DType, new MomentsWork(this, x, layout, y));

    private readonly struct MomentsWork(GpuKernels on, View x, NormLayout layout, View y) : IGpuWork
    {
        public void Run<T, F>() where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            int groups = layout.Groups;
            View by = Part(y, 0, groups), left = Part(y, groups, groups), squares = Part(y, 2 * groups, groups);
            var sizes = new NormSizes(layout, false);
            F count = F.CreateChecked(layout.Count);
            using HeldElements<F> hx = on.Hold<F>(x), hby = on.Hold<F>(by), hy = on.Hold<F>(y);
            on.SumGroups<F, StoredSource<F>>(new(hx.Elements), layout, by);
            on.launcher.Run(NormKernels<T, F>.Divide, groups, hby.Elements, count);
            on.SumGroups<F, MovedSource<F>>(new(hx.Elements, hby.Elements, sizes, false, default), layout, left);
            on.SumGroups<F, MovedSource<F>>(new(hx.Elements, hby.Elements, sizes, true, default), layout, squares);
            on.launcher.Run(NormKernels<T, F>.Variance, groups, hy.Elements, groups, count);
        }
    }

    public void Standardise(View x, Statistics by, View? scale, View? shift, NormLayout layout, View y) =>
        GpuDispatch.Reals("Standardise", x.DType, new StandardiseWork(this, x, by, scale, shift, layout, y));

    private readonly struct StandardiseWork(GpuKernels on, View x, Statistics by, View? scale, View? shift, NormLayout layout, View y) : IGpuWork
    {
        public void Run<T, F>() where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using HeldElements<F> hx = on.Hold<F>(x), hby = on.Hold<F>(by.By), hmean = on.Hold<F>(by.Mean), hfactor = on.Hold<F>(by.Factor);
            using HeldElements<F> hscale = on.Hold<F>(scale ?? x), hshift = on.Hold<F>(shift ?? x), hy = on.Hold<F>(y);
            var statistics = new GpuStatistics<F>(hby.Elements, hmean.Elements, hfactor.Elements);
            on.launcher.Run(
                NormKernels<T, F>.Standardise, y.Count, hx.Elements, statistics, hscale.Elements, hshift.Elements, hy.Elements,
                new NormSizes(layout, scale is not null));
        }
    }

    public void StandardiseSlope(View d, View x, Statistics by, View? scale, NormLayout layout, View dx) =>
        GpuDispatch.Reals("StandardiseSlope", x.DType, new SlopeWork(this, d, x, by, scale, layout, dx));

    private readonly struct SlopeWork(GpuKernels on, View d, View x, Statistics by, View? scale, NormLayout layout, View dx) : IGpuWork
    {
        public void Run<T, F>() where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using HeldElements<F> hd = on.Hold<F>(d), hx = on.Hold<F>(x), hscale = on.Hold<F>(scale ?? x), hdx = on.Hold<F>(dx);
            using HeldElements<F> hby = on.Hold<F>(by.By), hmean = on.Hold<F>(by.Mean), hfactor = on.Hold<F>(by.Factor);
            var statistics = new GpuStatistics<F>(hby.Elements, hmean.Elements, hfactor.Elements);
            var sizes = new NormSizes(layout, scale is not null);
            var views = new SlopeViews<F>(hd.Elements, hx.Elements, hscale.Elements);
            using var sums = on.Rent(x.DType, 2 * layout.Groups);
            for (int i = 0; i < 2; i++)
            {
                var source = new SlopeSource<F>(views, statistics, sizes, i == 1, default, F.One);
                on.SumGroups<F, SlopeSource<F>>(source, layout, Part(sums.View, i * layout.Groups, layout.Groups));
            }
            using var hsums = on.Hold<F>(sums.View);
            on.launcher.Run(
                NormKernels<T, F>.Slope, dx.Count, views, statistics, hsums.Elements, hdx.Elements, sizes, F.CreateChecked(layout.Count));
        }
    }

    public void StandardiseScale(View d, View x, Statistics by, NormLayout layout, View y) =>
        Dispatch.Reals("StandardiseScale", x.DType, new ScaleWork(this, d, x, by, layout, y));

    private readonly struct ScaleWork(GpuKernels on, View d, View x, Statistics by, NormLayout layout, View y) : IRealWork
    {
        public void Run<F>() where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            using HeldElements<F> hd = on.Hold<F>(d), hx = on.Hold<F>(x);
            using HeldElements<F> hby = on.Hold<F>(by.By), hmean = on.Hold<F>(by.Mean), hfactor = on.Hold<F>(by.Factor);
            var statistics = new GpuStatistics<F>(hby.Elements, hmean.Elements, hfactor.Elements);
            View weighed = Part(y, 0, layout.Channels), terms = Part(y, layout.Channels, layout.Channels);
            if (layout.Along)
            {
                int runs = (int)layout.Pieces;
                on.Fold<F, GpuSumFold<F>, AlongSource<F>>(new(hd.Elements, hx.Elements, statistics, new(layout.Groups)), layout.Run, runs, weighed, F.Zero);
                on.FoldStored<F, GpuSumFold<F>>(d, layout.Run, runs, terms, F.Zero);
                return;
            }
            var views = new SlopeViews<F>(hd.Elements, hx.Elements, hx.Elements);
            on.SumChannels<F>(new(views, statistics, new(layout, false), true, default, F.One), layout, weighed);
            on.SumChannels<F>(new(views, statistics, new(layout, false), false, default, F.One), layout, terms);
        }
    }

    private void SumGroups<F, S>(S x, NormLayout layout, View y) where F : unmanaged, IBinaryFloatingPointIeee754<F> where S : struct, IGpuSource<F, S> =>
        SumPieces<F, S>(x, layout, [layout.PiecesOfRun, layout.Groups, layout.Outer], y with { Shape = [1, layout.Groups, 1] });

    private void SumChannels<F>(SlopeSource<F> x, NormLayout layout, View y) where F : unmanaged, IBinaryFloatingPointIeee754<F> =>
        SumPieces<F, SlopeSource<F>>(x, layout, [layout.Channels, (int)(layout.Pieces / layout.Channels)], y with { Shape = [layout.Channels, 1] });

    /// <summary>The sums of all pieces, and their sums over the dimensions in which y has one.</summary>
    private void SumPieces<F, S>(S x, NormLayout layout, Shape pieces, View y)
        where F : unmanaged, IBinaryFloatingPointIeee754<F> where S : struct, IGpuSource<F, S>
    {
        if (y.Count == 0) return;
        using var sums = Rent(y.DType, pieces.Elements);
        Fold<F, GpuSumFold<F>, S>(x, 1, layout.Piece, sums.View, F.Zero);
        Reduce<F, GpuSumFold<F>>(sums.View with { Shape = pieces }, y, F.Zero, 0);
    }

    /// <summary>Some neighbouring elements of a view.</summary>
    private static View Part(View view, int start, int count) => new(view.Storage, view.Offset + start, [count]);
}
