namespace Flux;

/// <summary>Initial weights from a key; methods such as Prelude.GlorotUniform convert to it.</summary>
public delegate Tensor Initialiser(Key key, params int[] shape);

public static partial class Prelude
{
    /// <summary>Uniform in ±√(6 / (in + out)) (Glorot and Bengio 2010): the default of weights.</summary>
    public static Tensor GlorotUniform(Key key, params int[] shape) => GlorotUniform(1)(key, shape);

    /// <summary>Uniform in ±gain √(6 / (in + out)).</summary>
    public static Initialiser GlorotUniform(double gain) => (key, shape) => Symmetric(key, shape, gain * Math.Sqrt(6.0 / FanSum(shape)));

    /// <summary>Normal with deviation √(2 / (in + out)).</summary>
    public static Tensor GlorotNormal(Key key, params int[] shape) => GlorotNormal(1)(key, shape);

    /// <summary>Normal with deviation gain √(2 / (in + out)).</summary>
    public static Initialiser GlorotNormal(double gain) =>
        (key, shape) => Tensor.Normal(key, shape) * (gain * Math.Sqrt(2.0 / FanSum(shape)));

    /// <summary>Uniform in ±√2 √(3 / in) (He et al. 2015).</summary>
    public static Tensor KaimingUniform(Key key, params int[] shape) => KaimingUniform(Math.Sqrt(2))(key, shape);

    /// <summary>Uniform in ±gain √(3 / in).</summary>
    public static Initialiser KaimingUniform(double gain) => (key, shape) => Symmetric(key, shape, gain * Math.Sqrt(3.0 / NFan(shape).In));

    /// <summary>Normal with deviation √2 / √in (He et al. 2015).</summary>
    public static Tensor KaimingNormal(Key key, params int[] shape) => KaimingNormal(Math.Sqrt(2))(key, shape);

    /// <summary>Normal with deviation gain / √in.</summary>
    public static Initialiser KaimingNormal(double gain) => (key, shape) => Tensor.Normal(key, shape) * (gain / Math.Sqrt(NFan(shape).In));

    /// <summary>Zeros.</summary>
    public static Tensor Zeros(Key key, params int[] shape) => Tensor.Zeros(shape);

    /// <summary>Ones.</summary>
    public static Tensor Ones(Key key, params int[] shape) => Tensor.Ones(shape);

    private static Tensor Symmetric(Key key, int[] shape, double bound) => Tensor.Uniform(key, shape) * (2 * bound) - bound;

    /// <summary>
    /// How many numbers an element of the output is made of and an element of the input goes into (Flux's nfan): (1, n) for a vector, (in, out) for an out×in
    /// matrix, window times channels for a kernel (window, in, out).
    /// </summary>
    /// <exception cref="ArgumentException">The sizes are none of a shape.</exception>
    public static (int In, int Out) NFan(params int[] shape)
    {
        _ = new Shape("NFan", shape);
        if (shape.Length == 0) return (1, 1);
        if (shape.Length == 1) return (1, shape[0]);
        if (shape.Length == 2) return (shape[1], shape[0]);
        int window = shape[..^2].Aggregate(1, (p, n) => p * n);
        return (window * shape[^2], window * shape[^1]);
    }

    private static double FanSum(int[] shape) => (double)NFan(shape).In + NFan(shape).Out;
}
