using System.Numerics;

namespace Flux.Kernels;

internal sealed partial class GpuKernels
{
    public void Reduce(Reduction how, View x, View y)
    {
        if (x.DType == DType.Int32 && how == Reduction.Sum) Reduce<int, GpuSumFold<int>>(x, y, 0, 0);
        else GpuDispatch.Reals("Reduce", y.DType, new ReduceWork(this, how, x, y));
    }

    private readonly struct ReduceWork(GpuKernels on, Reduction how, View x, View y) : IGpuWork
    {
        public void Run<T, F>() where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            switch (how)
            {
                case Reduction.Sum: on.Reduce<F, GpuSumFold<F>>(x, y, F.Zero, 0); break;
                case Reduction.Product: on.Reduce<F, GpuProductFold<F>>(x, y, F.One, 1); break;
                case Reduction.Max: on.Reduce<F, GpuMaxFold<T, F>>(x, y, F.NegativeInfinity, double.NegativeInfinity); break;
                default: on.Reduce<F, GpuMinFold<T, F>>(x, y, F.PositiveInfinity, double.PositiveInfinity); break;
            }
        }
    }

    /// <summary>Folds one block of neighbouring dimensions after another, the innermost first.</summary>
    private void Reduce<E, Fold>(View x, View y, E neutral, double empty) where E : unmanaged where Fold : struct, IGpuFold<E>
    {
        if (y.Count == 0) return;
        if (x.Count == 0)
        {
            Fill(y, empty);
            return;
        }
        int inner = 1, dim = 0;
        while (dim < x.Shape.Rank && y.Shape[dim] == x.Shape[dim]) inner *= x.Shape[dim++];
        int count = 1, rest = x.Count / inner;
        while (dim < x.Shape.Rank && (y.Shape[dim] == 1 || x.Shape[dim] == 1)) count *= x.Shape[dim++];
        if (rest / count == y.Count / inner)
        {
            FoldStored<E, Fold>(x, inner, count, y, neutral);
            return;
        }
        using var folded = Rent(x.DType, x.Count / count);
        FoldStored<E, Fold>(x, inner, count, folded.View, neutral);
        Shape left = [inner, .. x.Shape.AsSpan()[dim..]], sought = [inner, .. y.Shape.AsSpan()[Math.Min(dim, y.Shape.Rank)..]];
        Reduce<E, Fold>(folded.View with { Shape = left }, y with { Shape = sought }, neutral, empty);
    }

    public void ArgMax(View x, int dim, View y)
    {
        if (y.Count == 0) return;
        if (x.Shape[dim] == 0) throw new ArgumentException($"ArgMax: dimension {dim} of {x.Shape} is empty; a size of 1 or more would fit.");
        GpuDispatch.Reals("ArgMax", x.DType, new ArgMaxWork(this, x, dim, y));
    }

    // The largest, and then the first place where it is.
    private readonly struct ArgMaxWork(GpuKernels on, View x, int dim, View y) : IGpuWork
    {
        public void Run<T, F>() where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            var (inner, count, _) = Around(x.Shape, dim);
            using var largest = on.Rent(x.DType, y.Count);
            on.FoldStored<F, GpuMaxFold<T, F>>(x, inner, count, largest.View, F.NegativeInfinity);
            using HeldElements<F> hx = on.Hold<F>(x), hlargest = on.Hold<F>(largest.View);
            on.Fold<int, GpuFirstFold, PlaceSource<F>>(new(hx.Elements, hlargest.Elements, default), inner, count, y, int.MaxValue);
        }
    }
}
