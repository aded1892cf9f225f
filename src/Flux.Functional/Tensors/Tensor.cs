using System.Text.Json.Serialization;
using Flux.Kernels;

namespace Flux;

/// <summary>
/// An immutable array of numbers, column-major, or a tracer that stands for one inside a derivative. Operations are methods and functions of
/// <see cref="Prelude"/>; they return new tensors. Equality is identity; compare numbers with <see cref="AllClose"/>.
/// </summary>
/// <example>
/// <code>
/// Tensor x = Tensor.Of([1f, 2, 3, 4, 5, 6], 2, 3);     // two features of three observations
/// Console.WriteLine(x[.., 1]);                          // observation 1: 3, 4
/// Console.WriteLine(Sum(2 * x + 1, 0).Shape);           // (1×3)
/// </code>
/// </example>
[JsonConverter(typeof(TensorJson))]
[TypeFormatterSource(typeof(PrintedForm))]
public abstract partial class Tensor : ISpanFormattable
{
    /// <summary>The derivative this tensor takes part in; null for a concrete value.</summary>
    internal readonly Trace? Trace;

    private protected Tensor(Trace? trace, Shape shape) => (Trace, Shape) = (trace, shape);

    /// <summary>Sizes, first dimension fastest in memory; features first and batch last by convention.</summary>
    public Shape Shape { get; }

    /// <summary>Number of dimensions.</summary>
    public int Rank => Shape.Rank;

    /// <summary>Element type.</summary>
    public abstract DType DType { get; }

    /// <summary>Where the numbers live.</summary>
    public abstract Device Device { get; }

    /// <summary>The numbers themselves. A tracer answers with its primal, so that <c>if (loss.Scalar() &gt; 3)</c> may be written in a loss.</summary>
    internal abstract Value Concrete { get; }

    /// <summary>
    /// What this tensor is as a leaf: tracers that stand for one tensor at several places of an argument are one leaf, and yet have a derivative each.
    /// </summary>
    internal virtual Tensor Leaf => this;

    /// <summary>True if every element of the other lies within absolute + relative |element| of this; shapes must be equal. Two NaN are close.</summary>
    public bool AllClose(Tensor other, double relative = 1e-5, double absolute = 1e-8)
    {
        if (Shape != other.Shape) return false;
        return Concrete.Doubles().Zip(other.Concrete.Doubles()).All(pair => AreClose(pair.First, pair.Second, relative, absolute));
    }

    private static bool AreClose(double[] a, double[] b, double relative, double absolute)
    {
        for (int i = 0; i < a.Length; i++)
        {
            bool close = a[i].Equals(b[i]) || Math.Abs(a[i] - b[i]) <= absolute + relative * Math.Abs(b[i]);
            if (!close) return false;
        }
        return true;
    }

    /// <summary>As Julia's REPL prints an array: sizes, element type and rows, elided when large; a single number prints as itself.</summary>
    public sealed override string ToString() => ToString(null, null);

    /// <summary>As <see cref="ToString()"/>, each number in the given format.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => TensorPrinter.Print(this, format, formatProvider);

    /// <summary>What stands in an interpolated sentence: one line, as Julia interpolates an array, or sizes and element type where there are many.</summary>
    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string line = TensorPrinter.Line(this, format.IsEmpty ? null : format.ToString(), provider);
        bool fits = line.TryCopyTo(destination);
        charsWritten = fits ? line.Length : 0;
        return fits;
    }
}
