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
        Assert.True(standard.Apply(Train).AllClose(Tensor.Of([-3 / deviation, 0, 0, 0, 3 / deviation, 0], 2, 3), 1e-12));
        Assert.True(standard.Apply(Test).AllClose(Tensor.Of([6 / deviation, 2e5], 2, 1), 1e-9));
        Assert.Contains("(2×0)", Assert.Throws<ArgumentException>(() => Data.Standardise(Tensor.Zeros(2, 0))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_are_brought_between_two_numbers()
    {
        Assert.Equal([0, 0, 0.5, 0, 1, 0], Data.Rescale(Train).Apply(Train).ToDoubles());
        Assert.Equal([2, 3], Data.Rescale(Train, -1, 1).Apply(Test).ToDoubles().Select(v => Math.Round(v, 9)));
        Assert.Contains("from 1 to 1", Assert.Throws<ArgumentException>(() => Data.Rescale(Train, 1, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_becomes_the_mean_of_what_the_training_data_has()
    {
        var imputer = Data.Impute(Tensor.Of([1, double.NaN, double.NaN, 5, 4, 9], 2, 3));
        Assert.Equal([2.5, 8, 7, 7], imputer.Apply(Tensor.Of([double.NaN, 8, 7, double.NaN], 2, 2)).ToDoubles());
        Assert.Equal(Train.ToDoubles(), imputer.Apply(Train).ToDoubles());
        Assert.Contains("feature 1 is missing in all", Assert.Throws<ArgumentException>(() => Data.Impute(Tensor.Of([1, double.NaN], 2, 1))).Message,
            StringComparison.Ordinal);
        Assert.Contains("(2×0)", Assert.Throws<ArgumentException>(() => Data.Impute(Tensor.Zeros(2, 0))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Categories_keep_their_rows_for_other_data()
    {
        var strict = Data.Categories(["ö", "b", "a", "b"]);
        Assert.Equal(["a", "b", "ö"], strict.Labels.ToArray());
        Assert.Equal([0f, 1, 0, 0, 0, 1], strict.OneHot(["b", "ö"]).ToArray());
        Assert.Equal(["b", "ö"], strict.OneCold(strict.OneHot(["b", "ö"])));
        Assert.Contains("c (at 1) is not among", Assert.Throws<ArgumentException>(() => strict.OneHot(["a", "c"])).Message, StringComparison.Ordinal);
        var open = Data.Categories(["b", "a"], otherwise: "rest");
        Assert.Equal(["a", "rest"], open.OneCold(open.OneHot(["a", "c"])));
        Assert.Equal(2, Data.Categories(["b", "a"], otherwise: "b").Count);
        Assert.Contains("no texts", Assert.Throws<ArgumentException>(() => Data.Categories([])).Message, StringComparison.Ordinal);
    }

    /// <summary>Fitted values in one tree, as they stand beside a model in a file; none of their tensors is a parameter.</summary>
    [Fact]
    public void Fitted_values_are_saved_loaded_inverted_and_never_trained()
    {
        var fitted = (Standard: Data.Standardise(Train), Scale: Data.Rescale(Train, -1, 3), Gaps: Data.Impute(Train), Kinds: Data.Categories(["a", "b"], "c"));
        string path = Path.GetTempFileName();
        try
        {
            Bson.Save(path, fitted);
            var loaded = Bson.Load(path, like: (Data.Standardise(Test), Data.Rescale(Test), Data.Impute(Test), Data.Categories(["x", "y"], "z")));
            Assert.Equal(fitted.Standard.Apply(Test).ToDoubles(), loaded.Item1.Apply(Test).ToDoubles());
            Assert.Equal(fitted.Scale.Apply(Test).ToDoubles(), loaded.Item2.Apply(Test).ToDoubles());
            Assert.Equal(fitted.Gaps.Apply(Test).ToDoubles(), loaded.Item3.Apply(Test).ToDoubles());
            Assert.Equal(fitted.Kinds, loaded.Item4);
        }
        finally
        {
            File.Delete(path);
        }
        Assert.True(fitted.Standard.Invert(fitted.Standard.Apply(Test)).AllClose(Test, 1e-12));
        Assert.True(fitted.Scale.Invert(fitted.Scale.Apply(Test)).AllClose(Test, 1e-12));
        Assert.Empty(Tree.Leaves(fitted));
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
