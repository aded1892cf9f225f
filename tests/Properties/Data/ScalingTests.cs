using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Data;

using Data = Flux.Data;

/// <summary>Features brought to a scale, and tensors taken apart.</summary>
public sealed class ScalingTests
{
    private static readonly Tensor Train = Tensor.Of([1.0, 10, 4, 10, 7, 10], 2, 3), Test = Tensor.Of([10.0, 12], 2, 1);

    [Fact]
    public void Features_are_brought_to_mean_0_and_deviation_1_by_the_statistics_of_the_training_data()
    {
        var standard = Data.Standardise(Train);
        double deviation = Math.Sqrt(6) + 1e-5;
        Assert.True(standard(Train).AllClose(Tensor.Of([-3 / deviation, 0, 0, 0, 3 / deviation, 0], 2, 3), 1e-12));
        Assert.True(standard(Test).AllClose(Tensor.Of([6 / deviation, 2e5], 2, 1), 1e-9));
        Assert.Contains("(2×0)", Assert.Throws<ArgumentException>(() => Data.Standardise(Tensor.Zeros(2, 0))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_are_brought_between_two_numbers()
    {
        Assert.Equal([0, 0, 0.5, 0, 1, 0], Data.Rescale(Train)(Train).ToDoubles());
        Assert.Equal([2, 3], Data.Rescale(Train, -1, 1)(Test).ToDoubles().Select(v => Math.Round(v, 9)));
        Assert.Contains("from 1 to 1", Assert.Throws<ArgumentException>(() => Data.Rescale(Train, 1, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Observations_are_mapped_one_by_one()
    {
        var (sums, firsts) = Data.Map((X: Train, Y: Train), one => (Sum(one.X, 0), one.Y[..1] * one.X.Shape[1]));
        Assert.Equal([11, 14, 17], sums.ToDoubles());
        Assert.Equal([1, 4, 7], firsts.ToDoubles());
        Assert.Equal(new Shape(1, 3), sums.Shape);
    }

    [Fact]
    public void Sequences_become_a_batch_for_each_moment()
    {
        var moments = Unstack(Data.BatchSequence([Tensor.Of([1f, 2, 3]), Tensor.Of([4f, 5])]), 0);
        Assert.Equal(["1 4", "2 5", "3 0"], moments.Select(batch => string.Join(" ", batch.ToArray())));
    }

    [Fact]
    public void Tensors_are_taken_apart_along_a_dimension()
    {
        var x = Tensor.Of([.. Enumerable.Range(0, 30).Select(i => (float)i)], 2, 5, 3);
        var parts = Unstack(x, 1);
        Assert.Equal(5, parts.Length);
        Assert.Equal(x[.., 3].ToArray(), parts[3].ToArray());
        Assert.Equal(x.ToArray(), Stack(parts, 1).ToArray());
        var chunks = Chunk(x, 3, 1);
        Assert.Equal([2, 2, 1], chunks.Select(part => part.Shape[1]));
        Assert.Equal(x.ToArray(), Concat(1, [.. chunks]).ToArray());
        Assert.Equal(Tensor.Ones(2, 5, 3).ToArray(), Ad.Gradient(t => Unstack(t, 2).Select(part => Sum(part)).Aggregate((a, b) => a + b), x).ToArray());
        Assert.Contains("Unstack: dimension 3 of shape (2×5×3)", Assert.Throws<ArgumentOutOfRangeException>(() => Unstack(x, 3)).Message,
            StringComparison.Ordinal);
        Assert.Contains("Chunk: 0 parts", Assert.Throws<ArgumentOutOfRangeException>(() => Chunk(x, 0, 0)).Message, StringComparison.Ordinal);
    }
}
