namespace Flux;

public static partial class Prelude
{
    /// <summary>(x - μ) / √(σ² + ε) over the last dimension, with σ² not corrected and ε = 1e-5 (Flux's normalise).</summary>
    public static Tensor Normalise(Tensor x) => Normalise(x, [Math.Max(0, x.Rank - 1)]);

    /// <summary>(x - μ) / √(σ² + ε) over the given dimensions; over all of them if none is given.</summary>
    public static Tensor Normalise(Tensor x, int[] dims, double epsilon = 1e-5)
    {
        Arguments.Reduced("Normalise", x, dims);
        return Standardised.Own(x, dims, epsilon, null, null, Identity).Y;
    }
}
