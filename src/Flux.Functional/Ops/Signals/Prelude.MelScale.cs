namespace Flux;

public static partial class Prelude
{
    /// <summary>
    /// Triangular filters, evenly spaced on the mel scale 2595 log₁₀(1 + f / 700), as columns (frequencies×mels), Float32:
    /// <c>bank.Transpose().MatMul(spectrogram)</c> (NNlib's melscale_filterbanks). A filter narrower than the distance of two frequencies may be all zero.
    /// </summary>
    /// <param name="frequencies">Rows of the spectrogram: from 0 to half the sample rate.</param>
    /// <param name="mels">Filters.</param>
    /// <param name="sampleRate">Samples per second.</param>
    /// <param name="low">The lowest frequency, in hertz.</param>
    /// <param name="high">The highest; by default half the sample rate.</param>
    /// <exception cref="ArgumentException">A count is below 1, or the frequencies are not in order.</exception>
    public static Tensor MelScaleFilterbanks(int frequencies, int mels, int sampleRate, double low = 0, double? high = null)
    {
        double top = high ?? sampleRate / 2;
        if (frequencies < 2 || mels < 1 || !(low >= 0 && low < top))
        {
            throw new ArgumentException(
                $"MelScaleFilterbanks: {mels} filters of {frequencies} frequencies from {low} to {top} Hz; " +
                "one filter or more, 2 frequencies or more, and 0 <= low < high would fit.");
        }
        int elements = Shape.Of("MelScaleFilterbanks", frequencies, mels).Elements;
        double lowest = ToMel(low), highest = ToMel(top);
        double[] corners = [.. Enumerable.Range(0, mels + 2).Select(i => ToHertz(lowest + (highest - lowest) * i / (mels + 1)))];
        var bank = new float[elements];
        for (int mel = 0; mel < mels; mel++)
        {
            for (int i = 0; i < frequencies; i++)
            {
                double f = sampleRate / 2 * (double)i / (frequencies - 1);
                double rising = (f - corners[mel]) / (corners[mel + 1] - corners[mel]);
                double falling = (corners[mel + 2] - f) / (corners[mel + 2] - corners[mel + 1]);
                bank[mel * frequencies + i] = (float)Math.Max(0, Math.Min(rising, falling));
            }
        }
        return Tensor.Of(bank, frequencies, mels);
    }

    private static double ToMel(double hertz) => 2595 * Math.Log10(1 + hertz / 700);

    private static double ToHertz(double mel) => 700 * (Math.Pow(10, mel / 2595) - 1);
}
