namespace Flux;

/// <summary>How a signal is cut into overlapping frames: frame t holds the samples hop t to hop t + size - 1, with the Fourier matrices of its size.</summary>
internal sealed class ShortTimeGrid
{
    private readonly string name;
    private readonly int size, hop;

    internal ShortTimeGrid(string name, int size, int? hop)
    {
        (this.name, this.size, this.hop) = (name, size, hop ?? Math.Max(1, size / 4));
        if (size < 1) throw new ArgumentOutOfRangeException(nameof(size), $"{name}: a transform of size {size}; 1 or more would fit.");
        if (this.hop < 1) throw new ArgumentOutOfRangeException(nameof(hop), $"{name}: frames {hop} samples apart; 1 or more would fit.");
    }

    /// <summary>Frequencies of a real signal: the others mirror them.</summary>
    internal int Frequencies => size / 2 + 1;

    /// <summary>Samples that the given number of frames covers.</summary>
    internal int Covered(int frames) => Shape.Of(name, size + (long)hop * (frames - 1)).Elements;

    /// <summary>The position in the signal of every sample of every frame (size×frames), reflected at the ends if frames are centred.</summary>
    internal Tensor Positions(int length, bool center)
    {
        int beyond = center ? size / 2 : 0;
        long room = length + 2L * beyond - size;
        if (room < 0 || center && beyond >= length)
        {
            throw new ArgumentException(
                $"{name}: a signal of {length} samples for frames of {size}; {(center ? size / 2 + 1 : size)} samples or more would fit.");
        }
        return Indices(1 + (int)(room / hop), position =>
        {
            int from = Math.Abs(position - beyond);
            return from < length ? from : length - 1 - (from - length + 1);
        });
    }

    /// <summary>The position of every sample of every frame (size×frames) in what the frames cover.</summary>
    internal Tensor Positions(int frames) => Indices(frames, position => position);

    private Tensor Indices(int frames, Func<int, int> of)
    {
        Covered(frames);
        var shape = Shape.Of(name, size, frames);
        return Tensor.Of([.. Enumerable.Range(0, shape.Elements).Select(i => of(i / size * hop + i % size))], [.. shape]);
    }

    /// <summary>The window as a column, with zeros on both sides where it is shorter than a frame; ones without a window.</summary>
    internal Tensor Window(Tensor? window, Tensor like)
    {
        if (window is null) return Tensor.Full(like.Device, like.DType, new(size), 1);
        if (window.Rank != 1 || window.Shape[0] < 1 || window.Shape[0] > size)
        {
            throw new ArgumentException($"{name}: a window of shape {window.Shape} for frames of {size}; a vector of 1 to {size} would fit.", nameof(window));
        }
        int left = (size - window.Shape[0]) / 2;
        return Prelude.PadZeros(window.Cast(like.DType).To(like.Device), (left, size - window.Shape[0] - left));
    }

    /// <summary>cos(2π k n / size) and sin(2π k n / size), (frequencies×size).</summary>
    internal (Tensor Cosines, Tensor Sines) Waves(Tensor like)
    {
        int elements = Shape.Of(name, Frequencies, size).Elements;
        double[] cosines = new double[elements], sines = new double[elements];
        (double Sin, double Cos)[] circle = [.. Enumerable.Range(0, size).Select(i => Math.SinCos(2 * Math.PI * i / size))];
        for (int n = 0; n < size; n++)
        {
            for (int k = 0; k < Frequencies; k++) (sines[n * Frequencies + k], cosines[n * Frequencies + k]) = circle[(int)((long)k * n % size)];
        }
        return (Like(cosines), Like(sines));
        Tensor Like(double[] values) => Tensor.Of(values, Frequencies, size).Cast(like.DType).To(like.Device);
    }

    /// <summary>What each frequency counts in the inverse: those that have a mirror image twice.</summary>
    internal Tensor Multiplicities(Tensor like) =>
        Tensor.Of([.. Enumerable.Range(0, Frequencies).Select(k => k == 0 || 2 * k == size ? 1.0 : 2)], Frequencies).Cast(like.DType).To(like.Device);
}
