namespace Flux.Kernels;

/// <summary>
/// The pixels of an image a stride s apart, along one dimension. With r what their distance from the padding's start leaves on division by s, windows meet them
/// with the same taps only, t d ≡ r (mod s), so that what a strided convolution passes back to them is a convolution of its own, without a stride.
/// </summary>
internal readonly struct StridePhase
{
    // The first tap that meets these pixels, and how far the next is.
    private readonly int tap, tapStep;

    /// <summary>The taps that meet them, none if 0, and their spacing among the results.</summary>
    internal readonly int Taps, Dilation;

    /// <summary>The first of the pixels, and how many there are.</summary>
    internal readonly int First, Count;

    /// <summary>Where the first result lies in the frame; negative where the padding of the image was larger than the window.</summary>
    internal readonly int Low;

    private StridePhase(int first, int size, int window, int stride, int dilation, int padding)
    {
        int shared = Divisor(dilation, stride);
        (tapStep, Dilation, First, Count) = (stride / shared, dilation / shared, first, (size - 1 - first) / stride + 1);
        var (before, remainder) = Math.DivRem((long)padding + first, stride);
        while (tap < window && (long)tap * dilation % stride != remainder) tap++;
        Taps = tap < window ? (window - 1 - tap) / tapStep + 1 : 0;
        Low = (int)((Taps - 1L) * Dilation - (remainder - (long)tap * dilation) / stride - before);
    }

    /// <summary>The i-th of its taps.</summary>
    internal int At(int i) => tap + i * tapStep;

    /// <summary>How far behind the start of a frame with other padding that tap meets the first result.</summary>
    internal int Behind(int i, int low) => low - Low + (Taps - 1 - i) * Dilation;

    /// <summary>The phases of a dimension, none of them empty.</summary>
    internal static StridePhase[] All(int size, int window, int stride, int dilation, int padding)
    {
        var phases = new StridePhase[Math.Min(stride, size)];
        for (int i = 0; i < phases.Length; i++) phases[i] = new(i, size, window, stride, dilation, padding);
        return phases;
    }

    /// <summary>Pixels of the frame that the results lie in.</summary>
    internal int Frame => Count + (Taps - 1) * Dilation;

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
