using ILGPU;

namespace Flux.Kernels;

/// <summary>How reductions are split into threads and stages.</summary>
internal sealed partial class GpuKernels
{
    // Terms that one thread adds up one after another; with the threads that a GPU keeps busy.
    private const int ShortestPart = 32, LongestPart = 512, ManyThreads = 1 << 18, RunPart = 1 << 13, Width = 32;

    /// <summary>(inner, count, outer) of what a source gives to (inner, outer), in stages while one thread per result would have too much to do.</summary>
    private void Fold<E, Fold, S>(S x, int inner, int count, View y, E neutral)
        where E : unmanaged where Fold : struct, IGpuFold<E> where S : struct, IGpuSource<E, S>
    {
        bool wide = coarse && (inner == 1 ? count > 2 * Width : 2 * inner >= Width);
        int length = Length(inner, count, y.Count, wide), parts = Folding.PartsOf(count, length);
        if (parts == 1)
        {
            FoldOnce<E, Fold, S>(x, y, new(inner, count, 1, length, false), wide, neutral);
            return;
        }
        using var partial = Rent(y.DType, y.Count * parts);
        FoldOnce<E, Fold, S>(x, partial.View, new(inner, count, parts, length, !coarse), wide, neutral);
        FoldStored<E, Fold>(partial.View, inner, parts, y, neutral);
    }

    private void FoldStored<E, Fold>(View x, int inner, int count, View y, E neutral) where E : unmanaged where Fold : struct, IGpuFold<E>
    {
        using var hx = Hold<E>(x);
        Fold<E, Fold, StoredSource<E>>(new(hx.Elements), inner, count, y, neutral);
    }

    /// <summary>How many elements a thread combines, from the sizes alone.</summary>
    private static int Length(int inner, int count, int results, bool wide)
    {
        if (wide) return inner == 1 ? RunPart : LongestPart;
        return Folding.PartsOf(count, Math.Max(Folding.PartsOf(count, LongestPart), Math.Min(Folding.PartsOf(count, ShortestPart), ManyThreads / results)));
    }

    private void FoldOnce<E, Fold, S>(S x, View y, Folding folding, bool wide, E neutral)
        where E : unmanaged where Fold : struct, IGpuFold<E> where S : struct, IGpuSource<E, S>
    {
        using var hy = Hold<E>(y);
        if (!wide)
        {
            launcher.Run(ReduceKernels<E, Fold, S>.Plain, y.Count, x, hy.Elements, folding, neutral);
        }
        else if (folding.Inner.Value == 1)
        {
            launcher.RunGroups(ReduceKernels<E, Fold, S>.Run, new KernelConfig(y.Count, 1), x, hy.Elements, folding, neutral);
        }
        else
        {
            var groups = new KernelConfig(y.Count / folding.Inner.Value * Folding.PartsOf(folding.Inner.Value, Width), 1);
            launcher.RunGroups(ReduceKernels<E, Fold, S>.Columns, groups, x, hy.Elements, folding, neutral);
        }
    }

    /// <summary>The sizes before, at and after a dimension.</summary>
    private static (int Inner, int Count, int Outer) Around(Shape shape, int dim)
    {
        int inner = shape.Stride(dim), outer = 1;
        for (int i = dim + 1; i < shape.Rank; i++) outer *= shape[i];
        return (inner, shape[dim], outer);
    }
}
