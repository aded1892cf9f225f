using Xunit;

namespace Flux.Properties.Losses;

/// <summary>The sum over alignments against an enumeration of all of them.</summary>
public sealed class CtcTests
{
    [Theory]
    [InlineData(3, 4, new[] { 0, 1 }), InlineData(3, 5, new[] { 1, 1 }), InlineData(2, 3, new[] { 0 }), InlineData(3, 4, new int[0]),
        InlineData(4, 5, new[] { 2, 0, 2 }), InlineData(3, 3, new[] { 1, 1 })]
    public void It_is_minus_the_log_of_the_sum_over_all_alignments(int classes, int steps, int[] labels)
    {
        var logits = Tensor.Normal(new Key(classes * 10 + steps), classes, steps).Cast(DType.Float64);
        Assert.Equal(Enumerated(logits.ToDoubles(), classes, steps, labels), Loss.Ctc(logits, Tensor.Of(labels)).Scalar(), 1e-10);
        Assert.Equal(Enumerated(logits.ToDoubles(), classes, steps, labels), Loss.Ctc(logits.Cast(DType.Float32), Tensor.Of(labels)).Scalar(), 1e-4);
    }

    [Fact]
    public void Its_gradient_agrees_with_differences_of_the_enumeration()
    {
        var logits = Tensor.Normal(new Key(1), 3, 5).Cast(DType.Float64);
        double[] gradient = Ad.Gradient(x => Loss.Ctc(x, Tensor.Of([1, 1])), logits).ToDoubles();
        double[] differences = FiniteDifference.Gradient(x => Enumerated(x, 3, 5, [1, 1]), logits.ToDoubles(), 1e-3);
        for (int i = 0; i < gradient.Length; i++) Assert.Equal(differences[i], gradient[i], 1e-7);
    }

    [Fact]
    public void What_cannot_be_aligned_is_an_error()
    {
        Assert.Contains("2 time steps for labels that need 3", Assert.Throws<ArgumentException>(() => Loss.Ctc(Tensor.Zeros(3, 2), Tensor.Of([1, 1]))).Message,
            StringComparison.Ordinal);
        Assert.Contains("label 2 at 1; 0 to 1", Assert.Throws<ArgumentException>(() => Loss.Ctc(Tensor.Zeros(3, 4), Tensor.Of([1, 2]))).Message,
            StringComparison.Ordinal);
        Assert.Contains("(classes×time)", Assert.Throws<ArgumentException>(() => Loss.Ctc(Tensor.Zeros(3), Tensor.Of([1]))).Message, StringComparison.Ordinal);
    }

    /// <summary>Every sequence of classes is an alignment of what remains when repeats merge and blanks drop out.</summary>
    private static double Enumerated(double[] logits, int classes, int steps, int[] labels)
    {
        double total = 0;
        for (int number = 0; number < (int)Math.Pow(classes, steps); number++)
        {
            var path = new int[steps];
            double probability = 1;
            for (int t = 0, rest = number; t < steps; t++, rest /= classes)
            {
                path[t] = rest % classes;
                double sum = Enumerable.Range(0, classes).Sum(c => Math.Exp(logits[t * classes + c]));
                probability *= Math.Exp(logits[t * classes + path[t]]) / sum;
            }
            int[] spelled = [.. path.Where((c, t) => (t == 0 || c != path[t - 1]) && c != classes - 1)];
            if (spelled.SequenceEqual(labels)) total += probability;
        }
        return -Math.Log(total);
    }
}
