using ILGPU;

namespace Flux.Kernels;

/// <summary>
/// The middle of (inner, count, outer), split into parts that become (inner, parts, outer). Part p has elements p Stride, p Stride + Step, ...: a chunk of
/// neighbours, or every parts-th one, which neighbouring threads of a GPU read together.
/// </summary>
internal readonly struct Folding(int inner, int count, int parts, int length, bool interleaved)
{
    internal readonly Divisor Inner = new(inner), Parts = new(parts);
    internal readonly int Count = count, Length = length;
    internal readonly int Stride = interleaved ? 1 : length, Step = interleaved ? parts : 1;

    /// <summary>The elements of a part.</summary>
    internal int Terms(int part) => Math.Min(Length, PartsOf(Count - part * Stride, Step));

    /// <summary>How many parts of at most so many elements hold them all, of which there is at least one.</summary>
    internal static int PartsOf(int count, int length) => (count - 1) / length + 1;
}

/// <summary>
/// One stage of a reduction without atomics: the same bits on every run. <c>Plain</c> has a thread per result, for GPUs and for short runs; the others walk
/// 32 neighbours at a time, which the compiler of a CPU-backed device turns into vectors.
/// </summary>
internal static class ReduceKernels<E, Fold, S> where E : unmanaged where Fold : struct, IGpuFold<E> where S : struct, IGpuSource<E, S>
{
    private const int Width = 32;

    internal static void Plain(Index1D i, S x, ArrayView<E> y, Folding f, E neutral)
    {
        int inner = f.Inner.Value, rest = f.Inner.Quotient(i), column = i - rest * inner, outer = f.Parts.Quotient(rest), part = rest - outer * f.Parts.Value;
        int terms = f.Terms(part), k = part * f.Stride, at = (outer * f.Count + k) * inner + column, step = f.Step * inner;
        var from = x.Of(outer * inner + column);
        // Every other term, so that none waits for the one before it.
        E even = neutral, odd = neutral;
        int term = 0;
        for (; term + 2 <= terms; term += 2, k += 2 * f.Step, at += 2 * step)
        {
            even = Fold.Combine(even, from.At(at, k));
            odd = Fold.Combine(odd, from.At(at + step, k + f.Step));
        }
        if (term < terms) even = Fold.Combine(even, from.At(at, k));
        y[i] = Fold.Combine(even, odd);
    }

    /// <summary>A thread folds a chunk of a run of neighbours (inner is 1).</summary>
    internal static void Run(S x, ArrayView<E> y, Folding f, E neutral)
    {
        int i = Grid.IdxX, outer = f.Parts.Quotient(i), part = i - outer * f.Parts.Value, k = part * f.Stride, end = k + f.Terms(part), start = outer * f.Count;
        var from = x.Of(outer);
        var sums = LocalMemory.Allocate1D<E>(Width);
        for (int r = 0; r < Width; r++) sums[r] = neutral;
        for (; k + Width <= end; k += Width)
        {
            for (int r = 0; r < Width; r++) sums[r] = Fold.Combine(sums[r], from.At(start + k + r, k + r));
        }
        for (int r = 0; k + r < end; r++) sums[r] = Fold.Combine(sums[r], from.At(start + k + r, k + r));
        for (int half = Width / 2; half > 0; half /= 2)
        {
            for (int r = 0; r < half; r++) sums[r] = Fold.Combine(sums[r], sums[r + half]);
        }
        y[i] = sums[0];
    }

    /// <summary>A thread folds a chunk of 32 neighbouring columns.</summary>
    internal static void Columns(S x, ArrayView<E> y, Folding f, E neutral)
    {
        int i = Grid.IdxX, inner = f.Inner.Value, blocks = Folding.PartsOf(inner, Width), rest = i / blocks, column = (i - rest * blocks) * Width;
        int outer = f.Parts.Quotient(rest), part = rest - outer * f.Parts.Value, result = outer * inner + column, width = Math.Min(Width, inner - column);
        int k = part * f.Stride, end = k + f.Terms(part), at = (outer * f.Count + k) * inner + column;
        var sums = LocalMemory.Allocate1D<E>(Width);
        for (int r = 0; r < Width; r++) sums[r] = neutral;
        for (; k < end; k++, at += inner)
        {
            if (width == Width)
            {
                for (int r = 0; r < Width; r++) sums[r] = Fold.Combine(sums[r], x.Of(result + r).At(at + r, k));
            }
            else
            {
                for (int r = 0; r < width; r++) sums[r] = Fold.Combine(sums[r], x.Of(result + r).At(at + r, k));
            }
        }
        for (int r = 0; r < width; r++) y[rest * inner + column + r] = sums[r];
    }
}
