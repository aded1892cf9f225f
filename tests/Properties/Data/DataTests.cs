using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Data;

/// <summary>Loaders and splits: every observation once, orders that follow from keys.</summary>
public sealed class DataTests
{
    private static readonly Key key = new(8);
    private static readonly Tensor X = Tensor.Of([.. Enumerable.Range(0, 46).Select(i => (float)(i / 2))], 2, 23);
    private static readonly Tensor Y = Tensor.Of([.. Enumerable.Range(0, 23).Select(i => (float)i)], 1, 23);

    [Fact]
    public void A_partial_batch_counts_only_if_asked_for()
    {
        Assert.Equal(5, DataLoader(X, 5).Count);
        Assert.Equal(4, DataLoader(X, 5, partial: false).Count);
        Assert.Equal(3, DataLoader(X, 5).Last().Shape[1]);
        Assert.Equal(10, DataLoader(X, 5).Epochs(2).Count());
    }

    [Fact]
    public void Arrays_of_anything_are_data()
    {
        string[] words = ["a", "b", "c", "d", "e"];
        Assert.Equal(words, DataLoader(words, 2, key).SelectMany(b => b).Order());
        var (first, second) = Flux.Data.Split(words, 0.4, key);
        Assert.Equal((2, 3), (first.Length, second.Length));
        Assert.Equal(words, first.Concat(second).Order());
    }

    [Fact]
    public void Splits_and_folds_partition_the_observations()
    {
        var ((x, y), (_, rest)) = Flux.Data.Split((X, Y), 0.8, key);
        Assert.Equal(18, y.Shape[1]);
        Assert.Equal(y.ToArray(), x[0].ToArray());
        Assert.Equal(Y.ToArray(), y.ToArray().Concat(rest.ToArray()).Order());
        var folds = Flux.Data.KFolds(Y, 5, key).ToList();
        Assert.Equal(Y.ToArray(), folds.SelectMany(f => f.Validation.ToArray()).Order());
        Assert.All(folds, f => Assert.Equal(Y.ToArray(), f.Train.ToArray().Concat(f.Validation.ToArray()).Order()));
    }

    [Theory, InlineData(0, 0), InlineData(1, 23)]
    public void A_split_at_an_end_leaves_one_part_empty(double at, int first)
    {
        foreach (Key? shuffle in new Key?[] { null, key })
        {
            var ((x, y), (rest, restY)) = Flux.Data.Split((X, Y), at, shuffle);
            Assert.Equal((first, 23 - first), (y.Shape[1], restY.Shape[1]));
            Assert.Equal((X.Shape.With(X.Rank - 1, first), X.Shape.With(X.Rank - 1, 23 - first)), (x.Shape, rest.Shape));
            Assert.Equal(Y.ToArray(), y.ToArray().Concat(restY.ToArray()).Order());
            int[] numbers = [.. Enumerable.Range(0, 23)], labels = [.. numbers.Select(i => i % 3)];
            Assert.Equal((first, 23 - first), (Flux.Data.Split(numbers, at, shuffle).First.Length, Flux.Data.Split(numbers, at, labels, shuffle).Second.Length));
        }
    }

    [Fact]
    public void A_stratified_split_keeps_proportions()
    {
        int[] labels = [.. Enumerable.Range(0, 100).Select(i => i < 80 ? 0 : 1)];
        var (first, second) = Flux.Data.Split(labels, 0.7, labels, key);
        Assert.Equal((56, 14), (first.Count(l => l == 0), first.Count(l => l == 1)));
        Assert.Equal(30, second.Length);
    }

    public static TheoryData<string, Action, string[]> Bad => new()
    {
        { "counts", () => DataLoader((X, Y[.., ..5])), ["Item1", "23", "Item2", "5"] },
        { "batch size", () => DataLoader(X, 0), ["batch size 0"] },
        { "empty", () => DataLoader(Tensor.Zeros(3, 0)), ["no observations"] },
        { "nothing to read", () => Flux.Data.Loader(0, i => i), ["no observations"] },
        { "single number", () => DataLoader(Tensor.Of(1f)), ["single number"] },
        { "at", () => Flux.Data.Split(X, 1.5), ["1.5", "from 0 to 1"] },
        { "at less", () => Flux.Data.Split(X, -0.1), ["-0.1", "from 0 to 1"] },
        { "at no number", () => Flux.Data.Split(X, double.NaN), ["NaN", "from 0 to 1"] },
        { "folds", () => Flux.Data.KFolds(X, 1), ["1 folds"] },
        { "labels", () => Flux.Data.Split(X, 0.5, [1, 2]), ["2 labels", "23"] },
        { "epochs", () => Train.Run(Train.Start(Dense(2, 1).Build(1), new Adam(), key), DataLoader((X, Y), 5), -1, Loss.Mse), ["-1 epochs"] },
    };

    [Theory, MemberData(nameof(Bad))]
    public void Bad_data_is_named(string what, Action act, string[] mentions)
    {
        var error = Assert.ThrowsAny<ArgumentException>(act);
        Assert.All(mentions, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        Assert.NotEmpty(what);
    }
}
