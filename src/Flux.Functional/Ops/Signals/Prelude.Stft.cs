namespace Flux;

public static partial class Prelude
{
    /// <summary>
    /// Short-time Fourier transform Y[k, t] = Σ window[n] x[hop t + n] exp(-2πi k n / size) of real signals (NNlib's stft), by multiplication with the Fourier
    /// matrix.
    /// </summary>
    /// <param name="x">Signals (samples × any batch).</param>
    /// <param name="size">Samples per frame.</param>
    /// <param name="hop">Samples from frame to frame; by default a quarter of the size.</param>
    /// <param name="window">Weights of the samples of a frame, zeros beside it where it is shorter; by default ones.</param>
    /// <param name="center">Whether frame t is centred at sample hop t; the signal is then reflected at its ends.</param>
    /// <param name="normalized">Whether to divide by √size.</param>
    /// <returns>Real and imaginary parts (size/2 + 1 × frames × batch).</returns>
    /// <exception cref="ArgumentException">The signal is shorter than a frame, or the window longer.</exception>
    public static (Tensor Real, Tensor Imaginary) Stft(Tensor x, int size, int? hop = null, Tensor? window = null, bool center = true, bool normalized = false)
    {
        var grid = new ShortTimeGrid("Stft", size, hop);
        if (x.Rank == 0) throw new ArgumentException("Stft: a single number; signals (samples × any batch) would fit.", nameof(x));
        int[] batch = [.. x.Shape.Skip(1)];
        var positions = grid.Positions(x.Shape[0], center).To(x.Device);
        var signals = x.Reshape(x.Shape[0], -1).Transpose();
        var frames = Weighed(Gather(signals, positions).Permute(1, 2, 0).Reshape(size, -1), grid.Window(window, x));
        if (normalized) frames *= 1 / Math.Sqrt(size);

        var (cosines, sines) = grid.Waves(x);
        int[] sizes = [grid.Frequencies, positions.Shape[1], .. batch];
        return (cosines.MatMul(frames).Reshape(sizes), (-sines.MatMul(frames)).Reshape(sizes));
    }

    /// <summary>
    /// The signals whose short-time Fourier transform is nearest: each sample is the mean of its frames, weighed by the window's squares (NNlib's istft).
    /// </summary>
    /// <param name="y">Real and imaginary parts (size/2 + 1 × frames × any batch).</param>
    /// <param name="size">Samples per frame.</param>
    /// <param name="hop">Samples from frame to frame; by default a quarter of the size.</param>
    /// <param name="window">The window of the transform.</param>
    /// <param name="center">Whether frames were centred.</param>
    /// <param name="normalized">Whether the transform was divided by √size.</param>
    /// <param name="length">The signal's length; by default what the frames cover, without the reflected ends.</param>
    /// <exception cref="ArgumentException">The parts do not have such a shape, or samples are beyond all frames or where every window is 0.</exception>
    public static Tensor Istft(
        (Tensor Real, Tensor Imaginary) y, int size, int? hop = null, Tensor? window = null, bool center = true, bool normalized = false, int? length = null)
    {
        var grid = new ShortTimeGrid("Istft", size, hop);
        var (real, imaginary) = y;
        if (real.Shape != imaginary.Shape || real.Rank < 2 || real.Shape[0] != grid.Frequencies)
        {
            throw new ArgumentException(
                $"Istft: parts of shapes {real.Shape} and {imaginary.Shape}; two of ({grid.Frequencies} × frames × any batch) would fit.", nameof(y));
        }
        int count = real.Shape[1], covered = grid.Covered(count), start = center ? size / 2 : 0, most = covered - start;
        int end = start + (length ?? most - start);
        if (start > end || end > covered)
        {
            throw new ArgumentException($"Istft: {length ?? most - start} samples from {count} frames; 0 to {most} would fit.", nameof(length));
        }

        var (cosines, sines) = grid.Waves(real);
        var weight = grid.Multiplicities(real) * ((normalized ? Math.Sqrt(size) : 1) / size);
        var weights = grid.Window(window, real);
        var frames = cosines.Transpose().MatMul(weight * Columns(real)) - sines.Transpose().MatMul(weight * Columns(imaginary));
        var positions = grid.Positions(count).To(real.Device);
        var added = Scatter(Merge.Sum, Weighed(frames, weights).Reshape(size, count, -1).Permute(2, 0, 1), positions, covered)[.., start..end];
        var total = Scatter(Merge.Sum, Square(weights).Reshape(size, 1).BroadcastTo(new(size, count)), positions, covered)[start..end];
        int lost = Array.FindIndex(total.ToDoubles(), w => w < 1e-11);
        if (lost >= 0)
        {
            throw new ArgumentException($"Istft: the windows are 0 at sample {lost}; frames that overlap more, or center: true, would fit.", nameof(window));
        }
        return (added.Transpose() / total).Reshape([end - start, .. real.Shape.Skip(2)]);

        Tensor Columns(Tensor part) => part.Reshape(grid.Frequencies, -1);
    }

    private static Tensor Weighed(Tensor frames, Tensor window) => Primitive.Bind(WeighedOp.Op, frames, window);
}
