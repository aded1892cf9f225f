using System.Collections.Immutable;

namespace Flux;

/// <summary>In training, elements are zero with probability p and the others grow by 1/(1-p); at inference the identity (Srivastava et al. 2014).</summary>
/// <param name="P">The probability of zero.</param>
/// <param name="Dims">The dimensions along which elements are dropped one by one; along the others they stay or go together. Without dimensions, each
/// alone.</param>
/// <example>
/// <code>
/// Dropout half = Dropout(0.5);
/// Tensor x = Tensor.Ones(4, 4);
/// Console.WriteLine(half.Train(x, new Key(1)).Y);       // zeros and twos
/// Console.WriteLine(half.Forward(x).AllClose(x));       // True
/// </code>
/// </example>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record Dropout(double P, ImmutableArray<int> Dims) : ILayer
{
    /// <summary>The probability of zero, 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double P { get; init => field = Hyperparameter.Share(nameof(Dropout), value); } = Hyperparameter.Share(nameof(Dropout), P);

    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => x;

    (Tensor Y, ILayer Next) ILayer.Advance(Tensor x, Key key) => (Prelude.Dropout(x, P, key, [.. Dims]), this);

    /// <summary>As Flux prints it: Dropout(0.5), Dropout(0.5, dims=2).</summary>
    public override string ToString() =>
        $"Dropout({P}{(Dims.IsEmpty ? "" : $", dims={(Dims.Length == 1 ? Dims[0] : $"({InvariantText.Join(", ", Dims)})")}")})";
}

public static partial class Prelude
{
    /// <summary>
    /// A <see cref="Flux.Dropout"/> layer. With dimensions, elements are dropped one by one along these and together along the others:
    /// <c>Dropout(0.5, 2, 3)</c> drops whole channels of images.
    /// </summary>
    public static Dropout Dropout(double p, params int[] dims)
    {
        foreach (int dim in dims)
        {
            if (dim < 0) throw new ArgumentOutOfRangeException(nameof(dims), $"Dropout: dimension {dim}; 0 or more would fit.");
        }
        return new(p, [.. dims]);
    }

    /// <summary>
    /// x with elements zero with probability p and the others grown by 1/(1-p); with dimensions, one by one along these and together along the others.
    /// </summary>
    public static Tensor Dropout(Tensor x, double p, Key key, params int[] dims)
    {
        if (Hyperparameter.Share("Dropout", p, "probability") == 0) return x;
        foreach (int dim in dims) Arguments.Dim("Dropout", x, dim);
        int[] sizes = [.. x.Shape.Select((n, i) => dims.Length == 0 || dims.Contains(i) ? n : 1)];
        var uniform = Tensor.Uniform(x.Device, key, new("Dropout", sizes), DType.Float32).Cast(x.DType);
        return Where(uniform < p, x.Number(0), x * (p < 1 ? 1 / (1 - p) : 0));
    }
}
