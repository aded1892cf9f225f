namespace Flux.Kernels;

/// <summary>
/// The pixels j of an image for which j + low leaves the remainder r on division by the stride s, along one dimension. Windows meet them with the same taps
/// only, t d ≡ r (mod s), so that what a strided convolution passes back to them is a convolution of its own, without a stride and without gaps.
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

    internal StridePhase(int size, int window, int stride, int dilation, int padding, int remainder)
    {
        int shared = Divisor(dilation, stride);
        (tapStep, Dilation) = (stride / shared, dilation / shared);
        while (tap < window && tap * dilation % stride != remainder) tap++;
        Taps = tap < window ? (window - 1 - tap) / tapStep + 1 : 0;
        int before = (padding - remainder + stride - 1) / stride;
        First = remainder + stride * before - padding;
        Count = First < size ? (size - 1 - First) / stride + 1 : 0;
        Low = (Taps - 1) * Dilation - (remainder - tap * dilation) / stride - before;
    }

    /// <summary>Whether there are both pixels and taps.</summary>
    internal bool Works => Count > 0 && Taps > 0;

    /// <summary>The i-th of its taps.</summary>
    internal int At(int i) => tap + i * tapStep;

    /// <summary>The phases of a dimension.</summary>
    internal static StridePhase[] All(int size, int window, int stride, int dilation, int padding)
    {
        var phases = new StridePhase[stride];
        for (int r = 0; r < stride; r++) phases[r] = new(size, window, stride, dilation, padding, r);
        return phases;
    }

    /// <summary>Pixels of the frame that the results lie in.</summary>
    internal int Frame => Count + (Taps - 1) * Dilation;

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
