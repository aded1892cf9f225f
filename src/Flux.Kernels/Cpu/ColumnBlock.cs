using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flux.Kernels;

/// <summary>
/// Neighbouring columns of a matrix, copied out: their rows lie far apart, often in the same sets of the caches, which would read each of them again for every
/// pass over a column.
/// </summary>
internal readonly unsafe ref struct ColumnBlock<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    private const int Bytes = 1 << 14, Line = 64;

    private readonly Scratch<F> rows;

    internal ColumnBlock(int count) => rows = new((long)count * Width(count) + TileKernel.Grain);

    /// <summary>How many columns a block holds: whole cache lines, few if the columns are long.</summary>
    internal static int Width(int count) => Math.Max(1, Bytes / Line / count) * (Line / sizeof(F));

    /// <summary>Where a column starts; the next row lies a width on.</summary>
    internal F* this[int column] => rows.Pointer + column;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Load(F* x, nint step, int count, int width)
    {
        F* to = rows.Pointer;
        for (int row = 0; row < count; row++, x += step, to += Width(count))
        {
            for (int i = 0; i < width; i += V.Count) V.Load(x + i).Store(to + i);
        }
    }

    /// <summary>The largest of each of a vector of columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal V Largest(int column, int count)
    {
        F* at = this[column];
        int width = Width(count);
        V max = V.Load(at);
        for (int row = 1; row < count; row++) max = V.Max(max, V.Load(at + (nint)row * width));
        return max;
    }

    public void Dispose() => rows.Dispose();
}
