namespace Flux;

public static partial class Prelude
{
    /// <summary>w[k] = ½ - ½ cos(2π k / n), Float32; the symmetric window has n - 1 for n (NNlib's hann_window).</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is less than 1.</exception>
    public static Tensor HannWindow(int n, bool periodic = true) => CosineWindow("HannWindow", n, periodic, 0.5, 0.5);

    /// <summary>w[k] = α - β cos(2π k / n), Float32; the symmetric window has n - 1 for n (NNlib's hamming_window).</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is less than 1.</exception>
    public static Tensor HammingWindow(int n, bool periodic = true, double alpha = 0.54, double beta = 0.46) =>
        CosineWindow("HammingWindow", n, periodic, alpha, beta);

    private static Tensor CosineWindow(string name, int n, bool periodic, double alpha, double beta)
    {
        if (n < 1) throw new ArgumentOutOfRangeException(nameof(n), $"{name}: length {n}; 1 or more would fit.");
        // The symmetric window of length 1 is all middle.
        double period = periodic ? n : Math.Max(1, n - 1);
        return Tensor.Of([.. Enumerable.Range(0, n).Select(k => (float)(alpha - beta * Math.Cos(2 * Math.PI * k / period)))], n);
    }
}
