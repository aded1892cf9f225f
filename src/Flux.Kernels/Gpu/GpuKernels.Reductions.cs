using System.Numerics;
using ILGPU;

namespace Flux.Kernels;

internal sealed partial class GpuKernels
{
    // Terms that one thread adds up one after another; with the threads that a GPU keeps busy.
    private const int ShortestPart = 32, LongestPart = 512, ManyThreads = 1 << 18, RunPart = 1 << 13;

    public void Reduce(Reduction how, View x, View y)
    {
        if (x.DType == DType.Int32 && how == Reduction.Sum) Folds<int, GpuSum<int>>(x, y, 0, 0);
        else Dispatch.Reals("Reduce", y.DType, new ReduceWork(this, how, x, y));
    }

    private readonly struct ReduceWork(GpuKernels on, Reduction how, View x, View y) : IRealWork
    {
        public void Run<F>() where F : unmanaged, IBinaryFloatingPointIeee754<F>
        {
            switch (how)
            {
                case Reduction.Sum: on.Folds<F, GpuSum<F>>(x, y, F.Zero, 0); break;
                case Reduction.Product: on.Folds<F, GpuProduct<F>>(x, y, F.One, 1); break;
                case Reduction.Max: on.Folds<F, GpuMax<F>>(x, y, F.NegativeInfinity, double.NegativeInfinity); break;
                default: on.Folds<F, GpuMin<F>>(x, y, F.PositiveInfinity, double.PositiveInfinity); break;
            }
        }
    }

    /// <summary>Folds one block of neighbouring dimensions after another, the innermost first.</summary>
    private void Folds<E, Fold>(View x, View y, E neutral, double empty) where E : unmanaged where Fold : struct, IGpuFold<E>
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
            FoldMiddle<E, Fold>(x, inner, count, y, neutral);
            return;
        }
        using var folded = new GpuScratch(device, x.DType, x.Count / count);
        FoldMiddle<E, Fold>(x, inner, count, folded.View, neutral);
        Shape left = [inner, .. x.Shape.AsSpan()[dim..]], sought = [inner, .. y.Shape.AsSpan()[Math.Min(dim, y.Shape.Rank)..]];
        Folds<E, Fold>(folded.View with { Shape = left }, y with { Shape = sought }, neutral, empty);
    }

    /// <summary>(inner, count, outer) to (inner, outer), in stages while one thread per result would have too much to do.</summary>
    private void FoldMiddle<E, Fold>(View x, int inner, int count, View y, E neutral) where E : unmanaged where Fold : struct, IGpuFold<E>
    {
        bool wide = Coarse && (inner == 1 ? count > 2 * ReduceKernels<E, Fold>.Width : 2 * inner >= ReduceKernels<E, Fold>.Width);
        int length = Length(inner, count, y.Count, wide), parts = (count + length - 1) / length;
        if (parts == 1)
        {
            FoldOnce<E, Fold>(x, y, new(inner, count, 1, length, false), wide, neutral);
            return;
        }
        using var partial = new GpuScratch(device, x.DType, y.Count * parts);
        FoldOnce<E, Fold>(x, partial.View, new(inner, count, parts, length, !Coarse), wide, neutral);
        FoldMiddle<E, Fold>(partial.View, inner, parts, y, neutral);
    }

    /// <summary>How many elements a thread combines, from the sizes alone.</summary>
    private int Length(int inner, int count, int results, bool wide)
    {
        if (wide) return inner == 1 ? RunPart : LongestPart;
        int parts = Math.Max((count + LongestPart - 1) / LongestPart, Math.Min((count + ShortestPart - 1) / ShortestPart, ManyThreads / results));
        return (count + parts - 1) / Math.Max(1, parts);
    }

    private void FoldOnce<E, Fold>(View x, View y, Folding folding, bool wide, E neutral) where E : unmanaged where Fold : struct, IGpuFold<E>
    {
        using HeldElements<E> hx = Hold<E>(x), hy = Hold<E>(y);
        if (!wide)
        {
            launcher.Run(ReduceKernels<E, Fold>.Plain, y.Count, hx.Elements, hy.Elements, folding, neutral);
        }
        else if (folding.Inner == 1)
        {
            launcher.RunGroups(ReduceKernels<E, Fold>.Run, new KernelConfig(y.Count, 1), hx.Elements, hy.Elements, folding, neutral);
        }
        else
        {
            int blocks = (folding.Inner + ReduceKernels<E, Fold>.Width - 1) / ReduceKernels<E, Fold>.Width;
            var groups = new KernelConfig(y.Count / folding.Inner * blocks, 1);
            launcher.RunGroups(ReduceKernels<E, Fold>.Columns, groups, hx.Elements, hy.Elements, folding, neutral);
        }
    }
}
