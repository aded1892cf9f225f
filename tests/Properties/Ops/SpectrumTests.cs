using System.Numerics;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Ops;

/// <summary>Short-time transforms against the sums they stand for.</summary>
public sealed class SpectrumTests
{
    private static readonly Tensor x = OpTable.Real(new Key(5), 23, 2);

    [Theory]
    [InlineData(8, 2, true, 8, false), InlineData(8, 3, false, 8, true), InlineData(7, 2, true, 4, false), InlineData(6, 6, false, 5, false),
        InlineData(1, 1, true, 1, false)]
    public void The_transform_is_the_sum_over_each_frame(int size, int hop, bool center, int windowed, bool normalized)
    {
        var window = HammingWindow(windowed).Cast(DType.Float64);
        var (real, imaginary) = Stft(x, size, hop, window, center, normalized);
        int frames = 1 + (23 + (center ? size / 2 * 2 : 0) - size) / hop, frequencies = size / 2 + 1;
        Assert.Equal(new Shape(frequencies, frames, 2), real.Shape);
        for (int b = 0; b < 2; b++)
        {
            for (int t = 0; t < frames; t++)
            {
                for (int k = 0; k < frequencies; k++)
                {
                    Complex expected = Expected(k, t * hop - (center ? size / 2 : 0), b, size, window.ToDoubles()) * (normalized ? 1 / Math.Sqrt(size) : 1);
                    int at = k + frequencies * (t + frames * b);
                    Assert.Equal(expected.Real, real.ToDoubles()[at], 1e-12);
                    Assert.Equal(expected.Imaginary, imaginary.ToDoubles()[at], 1e-12);
                }
            }
        }
    }

    private static Complex Expected(int k, int first, int signal, int size, double[] window)
    {
        int left = (size - window.Length) / 2;
        Complex sum = 0;
        for (int n = 0; n < window.Length; n++)
        {
            int at = first + left + n;
            if (at < 0) at = -at;
            if (at > 22) at = 44 - at;
            sum += window[n] * x.ToDoubles()[at + 23 * signal] * Complex.FromPolarCoordinates(1, -2 * Math.PI * k * (left + n) / size);
        }
        return sum;
    }

    [Theory]
    [InlineData(8, 2, true, false), InlineData(8, 4, true, true), InlineData(7, 3, true, false), InlineData(6, 1, false, true)]
    public void The_inverse_gives_the_signal_back(int size, int hop, bool center, bool normalized)
    {
        var window = HammingWindow(size).Cast(DType.Float64);
        var back = Istft(Stft(x, size, hop, window, center, normalized), size, hop, window, center, normalized);
        Assert.InRange(back.Shape[0], 23 - hop, 23);
        Assert.True(x[..back.Shape[0]].AllClose(back, 1e-11, 1e-11));
        int exact = back.Shape[0] - 1;
        Assert.True(x[..exact].AllClose(Istft(Stft(x, size, hop, window, center, normalized), size, hop, window, center, normalized, exact), 1e-11, 1e-11));
    }

    [Fact]
    public void The_inverse_is_nearest_of_all_signals_to_parts_that_no_signal_has()
    {
        var parts = (OpTable.Real(new Key(1), 5, 9), OpTable.Real(new Key(2), 5, 9) * Tensor.Of([0.0, 1, 1, 1, 0], 5));
        var window = HammingWindow(8).Cast(DType.Float64);
        var nearest = Istft(parts, 8, 2, window, center: false);
        Tensor weight = Tensor.Of([1.0, 2, 2, 2, 1], 5);
        Tensor Distance(Tensor signal)
        {
            var (real, imaginary) = Stft(signal, 8, 2, window, center: false);
            return Sum(weight * (Square(real - parts.Item1) + Square(imaginary - parts.Item2)));
        }
        Assert.True(Ad.Gradient(Distance, nearest).AllClose(nearest.ZerosLike(), 0, 1e-12));
    }

    [Fact]
    public void A_spectrogram_is_a_power_of_the_magnitude_and_silence_has_a_slope()
    {
        var (real, imaginary) = Stft(PadZeros(x, (3, 3)), 8, 2, HannWindow(8).Cast(DType.Float64));
        double[] magnitudes = [.. real.ToDoubles().Zip(imaginary.ToDoubles(), (a, b) => new Complex(a, b).Magnitude)];
        foreach (double power in (double[])[1, 2, 0.7])
        {
            double[] values = Spectrogram(x, 8, 2, HannWindow(8), pad: 3, power: power).ToDoubles();
            for (int i = 0; i < values.Length; i++) Assert.Equal(Math.Pow(magnitudes[i], power), values[i], 1e-12);
        }
        Assert.Equal(new float[12], Ad.Gradient(s => Sum(Spectrogram(s, 4, power: 1)), Tensor.Zeros(12)).ToArray());
    }

    [Fact]
    public void Windows_follow_their_formula()
    {
        for (int k = 0; k < 9; k++)
        {
            Assert.Equal(0.5 - 0.5 * Math.Cos(2 * Math.PI * k / 9), HannWindow(9)[k].Scalar(), 1e-7);
            Assert.Equal(0.54 - 0.46 * Math.Cos(2 * Math.PI * k / 8), HammingWindow(9, periodic: false)[k].Scalar(), 1e-7);
        }
        Assert.Equal(HannWindow(16).ToArray(), HannWindow(17, periodic: false)[..16].ToArray());
    }

    [Fact]
    public void Mel_filters_are_triangles_between_neighbours_on_the_mel_scale()
    {
        var bank = MelScaleFilterbanks(201, 10, 16000, 100, 6000);
        double from = 2595 * Math.Log10(1 + 100 / 700.0), to = 2595 * Math.Log10(1 + 6000 / 700.0);
        double Corner(int i) => 700 * (Math.Pow(10, (from + (to - from) * i / 11) / 2595) - 1);
        for (int mel = 0; mel < 10; mel++)
        {
            for (int i = 0; i < 201; i++)
            {
                double f = 8000.0 * i / 200, rising = (f - Corner(mel)) / (Corner(mel + 1) - Corner(mel));
                double falling = (Corner(mel + 2) - f) / (Corner(mel + 2) - Corner(mel + 1));
                Assert.Equal(f < Corner(mel) || f > Corner(mel + 2) ? 0 : f < Corner(mel + 1) ? rising : falling, bank[i, mel].Scalar(), 1e-6);
            }
        }
    }

    [Fact]
    public void Decibels_and_powers_are_inverse_within_the_range()
    {
        var power = Tensor.Of([1e-3, 1, 20, 1e-12]);
        Assert.True(Tensor.Of([-30.0, 0, 10 * Math.Log10(20), 10 * Math.Log10(20) - 80]).AllClose(PowerToDb(power), 1e-12, 1e-12));
        Assert.True(Tensor.Of([-33.010299956639813]).AllClose(PowerToDb(power[..1], reference: 2)));
        Assert.True(power[..3].AllClose(DbToPower(PowerToDb(power, 2), 2)[..3], 1e-12));
    }
}
