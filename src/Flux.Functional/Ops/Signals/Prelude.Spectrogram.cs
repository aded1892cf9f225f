namespace Flux;

public static partial class Prelude
{
    /// <summary>|Stft(x)|^power (NNlib's spectrogram): 2 for power, 1 for magnitude.</summary>
    /// <param name="x">Signals (samples × any batch).</param>
    /// <param name="size">Samples per frame.</param>
    /// <param name="hop">Samples from frame to frame; by default a quarter of the size.</param>
    /// <param name="window">Weights of the samples of a frame; by default ones.</param>
    /// <param name="pad">Zeros added at both ends.</param>
    /// <param name="center">Whether frame t is centred at sample hop t.</param>
    /// <param name="power">The exponent.</param>
    /// <param name="normalized">Whether to divide the transform by √size.</param>
    /// <returns>(size/2 + 1 × frames × batch).</returns>
    /// <exception cref="ArgumentException">The signal is shorter than a frame, the window longer, or the power not above 0.</exception>
    public static Tensor Spectrogram(
        Tensor x, int size, int? hop = null, Tensor? window = null, int pad = 0, bool center = true, double power = 2, bool normalized = false)
    {
        if (!(power > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(power), $"Spectrogram: power {power}; a number above 0 would fit, and Stft gives the parts.");
        }
        var (real, imaginary) = Stft(pad == 0 ? x : PadZeros(x, (pad, pad)), size, hop, window, center, normalized);
        var energy = Square(real) + Square(imaginary);
        if (power == 2) return energy;
        // A root has no slope at 0; silence has.
        var sounds = energy > 0;
        return Where(sounds, Pow(Where(sounds, energy, energy.Number(1)), power / 2), energy.Number(0));
    }
}
