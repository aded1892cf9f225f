using System.Numerics;
using ILGPU;

namespace Flux.Kernels;

/// <summary>Max pooling where nobody asks for places, a thread per result: without a branch for each number that is larger than those before it.</summary>
internal static class MaxPoolKernels<T, F> where T : struct, IGpuReal<T, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    internal static void Run(Index1D i, ArrayView<F> x, ArrayView<F> y, PoolWindows windows)
    {
        var range = windows.Window(i);
        var largest = T.Of(x[range.Start]);
        for (int z = 0, layer = range.Start; z < range.Depth; z++, layer += range.Layer)
        {
            for (int line = 0, row = layer; line < range.Height; line++, row += range.Row)
            {
                for (int at = row, end = row + range.Width; at < end; at++) largest = T.Max(largest, T.Of(x[at]));
            }
        }
        y[i] = largest.Value;
    }
}
