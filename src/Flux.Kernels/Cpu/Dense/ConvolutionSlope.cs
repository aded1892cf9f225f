using System.Numerics;

namespace Flux.Kernels;

/// <summary>
/// dw[tap, output] = Σ over images and pixels of x at the tap times dy, for one group of channels. Images are summed in groups, whose size depends on the sizes
/// of the convolution only, and the groups in their order.
/// </summary>
internal static unsafe class ConvolutionSlope<V, F> where V : unmanaged, ILanes<V, F> where F : unmanaged, IBinaryFloatingPointIeee754<F>
{
    // What a pixel of a product costs for packing, in outputs; what a sum along pixels costs at its end, in pixels.
    private const int PackingCost = 20, SumCost = 24;

    internal static void Run(
        ConvPlan plan, ImageStack<F> x, (int X, int Y, int Z) sizes, (int X, int Y, int Z) low, ImageStack<F> dy, F* dw, int outputs, int batch)
    {
        if (plan.Pixels > 0 && (long)plan.Pixels * (outputs + PackingCost) < (long)(plan.Span + SumCost) * outputs)
        {
            SlopeByProducts<V, F>.Run(plan, x, sizes, low, dy, dw, outputs, batch);
        }
        else SlopeByDots<V, F>.Run(plan, x, sizes, low, dy, dw, outputs, batch);
    }

    /// <summary>dw from the sums of the groups, each with room for so many taps and outputs.</summary>
    internal static void Add(F* sums, int groups, int tapRoom, int outputRoom, F* dw, int taps, int outputs)
    {
        for (int o = 0; o < outputs; o++, dw += taps)
        {
            for (int t = 0; t < taps; t++) dw[t] = F.Zero;
            for (int g = 0; g < groups; g++)
            {
                F* sum = sums + ((nint)g * outputRoom + o) * tapRoom;
                for (int t = 0; t < taps; t++) dw[t] += sum[t];
            }
        }
    }
}
