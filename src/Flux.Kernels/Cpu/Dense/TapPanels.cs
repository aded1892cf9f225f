using System.Numerics;

namespace Flux.Kernels;

/// <summary>Panels of taps by pixels, read from framed images: pixel p at tap t lies at the start of the one plus the offset of the other.</summary>
internal readonly unsafe struct TapPanels<V, F>(F* frames, int* starts, nint* offsets) : IPanels<V, F>
    where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    public void Pack(F* panel, int row, int rows, int p0, int k)
    {
        int full = MicroKernel<V, F>.Rows;
        nint* taps = offsets + row;
        for (int p = 0; p < k; p++, panel += full)
        {
            F* pixel = frames + starts[p0 + p];
            for (int i = 0; i < rows; i++) panel[i] = pixel[taps[i]];
            for (int i = rows; i < full; i++) panel[i] = F.Zero;
        }
    }
}
