namespace Flux;

/// <summary>Small made-up data sets, for trying things out; everything follows from the key.</summary>
public static class Datasets
{
    /// <summary>n points x in [0, 2π) with y = sin x + noise: (1×n) each.</summary>
    public static (Tensor X, Tensor Y) Sine(int n, Key key, double noise = 0.1)
    {
        var x = Tensor.Uniform(key[0], 1, Checked("Sine", n)) * (2 * Math.PI);
        return (x, Prelude.Sin(x) + noise * Tensor.Normal(key[1], 1, n));
    }

    /// <summary>n points x in [-1, 1) with y = Σ coefficients[i] xⁱ + noise: (1×n) each.</summary>
    public static (Tensor X, Tensor Y) Polynomial(int n, Key key, double[] coefficients, double noise = 0.1)
    {
        var x = Tensor.Uniform(key[0], 1, Checked("Polynomial", n)) * 2 - 1;
        var y = coefficients.Reverse().Aggregate(x.ZerosLike(), (sum, coefficient) => sum * x + coefficient);
        return (x, y + noise * Tensor.Normal(key[1], 1, n));
    }

    /// <summary>n points on each of two interleaved spirals: points (2×2n) and the number of the spiral (2n).</summary>
    public static (Tensor X, int[] Labels) Spiral(int n, Key key, double turns = 1, double noise = 0.05) => Classes("Spiral", n, key, noise, (label, u) =>
    {
        double radius = u, angle = 2 * Math.PI * turns * u + Math.PI * label;
        return (radius * Math.Cos(angle), radius * Math.Sin(angle));
    });

    /// <summary>n points on each of two interleaved half circles: points (2×2n) and the number of the moon (2n).</summary>
    public static (Tensor X, int[] Labels) Moons(int n, Key key, double noise = 0.05) => Classes("Moons", n, key, noise, (label, u) =>
    {
        double angle = Math.PI * u;
        return label == 0 ? (Math.Cos(angle), Math.Sin(angle)) : (1 - Math.Cos(angle), 0.5 - Math.Sin(angle));
    });

    private static (Tensor X, int[] Labels) Classes(string name, int n, Key key, double noise, Func<int, double, (double X, double Y)> point)
    {
        _ = Shape.Of($"Datasets.{name}", 2, 2L * Checked(name, n));
        double[] u = Tensor.Uniform(key[0], 2 * n).ToDoubles();
        int[] labels = [.. Enumerable.Range(0, 2 * n).Select(i => i / n)];
        float[] at = [.. labels.SelectMany((label, i) =>
        {
            var (x, y) = point(label, u[i]);
            return (float[])[(float)x, (float)y];
        })];
        return (Tensor.Of(at, 2, 2 * n) + noise * Tensor.Normal(key[1], 2, 2 * n), labels);
    }

    private static int Checked(string name, int n) =>
        n >= 1 ? n : throw new ArgumentOutOfRangeException(nameof(n), $"Datasets.{name}: {n} points; 1 or more would fit.");
}
