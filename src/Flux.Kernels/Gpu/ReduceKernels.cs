using ILGPU;

namespace Flux.Kernels;

/// <summary>
/// The middle of (inner, count, outer), split into parts that become (inner, parts, outer). Part p has the elements p · Stride, p · Stride + Step, ... : a chunk
/// of neighbours, or every parts-th one, which neighbouring threads of a GPU read together.
/// </summary>
internal readonly struct Folding(int inner, int count, int parts, int length, bool interleaved)
{
    internal readonly int Inner = inner, Count = count, Parts = parts, Length = length;
    internal readonly int Stride = interleaved ? 1 : length, Step = interleaved ? parts : 1;

    /// <summary>The elements of a part.</summary>
    internal int Terms(int part) => Math.Min(Length, (Count - part * Stride + Step - 1) / Step);
}

/// <summary>
/// One stage of a reduction without atomics: the same bits on every run. <c>Plain</c> has a thread per result, for GPUs and for short runs; the others walk
/// <see cref="Width"/> neighbours at a time, which the compiler of a CPU-backed device turns into vectors.
/// </summary>
internal static class ReduceKernels<E, Fold> where E : unmanaged where Fold : struct, IGpuFold<E>
{
    internal const int Width = 32;

    internal static void Plain(Index1D i, ArrayView<E> x, ArrayView<E> y, Folding f, E neutral)
    {
        int column = i % f.Inner, rest = i / f.Inner, part = rest % f.Parts;
        int terms = f.Terms(part), step = f.Step * f.Inner, at = (rest / f.Parts * f.Count + part * f.Stride) * f.Inner + column;
        E sum = neutral;
        for (int k = 0; k < terms; k++, at += step) sum = Fold.Combine(sum, x[at]);
        y[i] = sum;
    }

    /// <summary>A thread folds a chunk of a run of neighbours (inner is 1).</summary>
    internal static void Run(ArrayView<E> x, ArrayView<E> y, Folding f, E neutral)
    {
        int i = Grid.IdxX, part = i % f.Parts, terms = f.Terms(part), at = i / f.Parts * f.Count + part * f.Stride, end = at + terms;
        var sums = LocalMemory.Allocate1D<E>(Width);
        for (int r = 0; r < Width; r++) sums[r] = neutral;
        for (; at + Width <= end; at += Width)
        {
            for (int r = 0; r < Width; r++) sums[r] = Fold.Combine(sums[r], x[at + r]);
        }
        for (int r = 0; at + r < end; r++) sums[r] = Fold.Combine(sums[r], x[at + r]);
        for (int half = Width / 2; half > 0; half /= 2)
        {
            for (int r = 0; r < half; r++) sums[r] = Fold.Combine(sums[r], sums[r + half]);
        }
        y[i] = sums[0];
    }

    /// <summary>A thread folds a chunk of <see cref="Width"/> neighbouring columns.</summary>
    internal static void Columns(ArrayView<E> x, ArrayView<E> y, Folding f, E neutral)
    {
        int i = Grid.IdxX, blocks = (f.Inner + Width - 1) / Width, column = i % blocks * Width, rest = i / blocks, part = rest % f.Parts;
        int terms = f.Terms(part), at = (rest / f.Parts * f.Count + part * f.Stride) * f.Inner + column, width = Math.Min(Width, f.Inner - column);
        var sums = LocalMemory.Allocate1D<E>(Width);
        for (int r = 0; r < Width; r++) sums[r] = neutral;
        for (int k = 0; k < terms; k++, at += f.Inner)
        {
            if (width == Width)
            {
                for (int r = 0; r < Width; r++) sums[r] = Fold.Combine(sums[r], x[at + r]);
            }
            else
            {
                for (int r = 0; r < width; r++) sums[r] = Fold.Combine(sums[r], x[at + r]);
            }
        }
        for (int r = 0; r < width; r++) y[rest * f.Inner + column + r] = sums[r];
    }
}
