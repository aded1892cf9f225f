using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Data;

/// <summary>Batches cover the data once per epoch, in an order that depends on key and epoch alone.</summary>
public sealed class LoaderTests
{
    public sealed record Sample(Tensor Image, NonTrainable Label);

    private static (Tensor X, Tensor Y) Numbered(int n) => (
        Tensor.Of([.. Enumerable.Range(0, 2 * n).Select(i => (float)(i / 2))], 2, n),
        Tensor.Of(Enumerable.Range(0, n).ToArray()));

    public static TheoryData<int, int, bool, bool> Sizes => new()
    {
        { 1, 1, true, true }, { 10, 3, true, true }, { 10, 3, false, true }, { 10, 5, true, false }, { 7, 20, true, true }, { 9, 2, true, false },
        { 9, 2, false, false },
    };

    [Theory, MemberData(nameof(Sizes))]
    public void Every_observation_comes_once_and_its_parts_stay_together(int n, int size, bool partial, bool shuffled)
    {
        var loader = DataLoader(Numbered(n), size, shuffled ? new Key(1) : null, partial);
        foreach (var epoch in new[] { 0, 1, 5 })
        {
            var batches = loader.Epoch(epoch).ToList();
            Assert.Equal(loader.Count, batches.Count);
            int[] seen = [.. batches.SelectMany(batch => batch.Y.ToInts())];
            Assert.Equal(partial ? n : n / size * size, seen.Length);
            Assert.Equal(seen.Length, seen.Distinct().Count());
            if (!shuffled) Assert.Equal(Enumerable.Range(0, seen.Length), seen);
            foreach (var (x, y) in batches) Assert.Equal(y.ToInts().SelectMany(i => new[] { (float)i, i }), x.ToArray());
        }
    }

    [Fact]
    public void The_order_is_a_function_of_key_and_epoch()
    {
        int[] Order(int seed, int epoch) => [.. DataLoader(Numbered(50), 7, new Key(seed)).Epoch(epoch).SelectMany(batch => batch.Y.ToInts())];
        Assert.Equal(Order(1, 3), Order(1, 3));
        Assert.NotEqual(Order(1, 3), Order(1, 4));
        Assert.NotEqual(Order(1, 3), Order(2, 3));
        Assert.Equal([.. Order(1, 0), .. Order(1, 1)], DataLoader(Numbered(50), 7, new Key(1)).Epochs(2).SelectMany(batch => batch.Y.ToInts()));
    }

    [Fact]
    public void Records_and_arrays_are_data_too()
    {
        var (x, y) = Numbered(6);
        var batch = DataLoader(new Sample(x, new(y)), 4).First();
        Assert.Equal([2, 4], batch.Image.Shape);
        Assert.Equal([0, 1, 2, 3], batch.Label.Value.ToInts());
        Assert.Equal(["a,b", "c"], DataLoader(new[] { "a", "b", "c" }, 2).Select(words => string.Join(',', words)));
    }

    [Fact]
    public void Wrong_arguments_say_what_would_fit()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DataLoader(Numbered(3), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => DataLoader(Numbered(3)) with { BatchSize = -1 });
        Assert.Throws<ArgumentException>(() => DataLoader(Array.Empty<string>()));
        Assert.Throws<ArgumentException>(() => DataLoader(Tensor.Of(1f)));
        Assert.Throws<ArgumentOutOfRangeException>(() => DataLoader(Numbered(3)).Epoch(-1));
        var error = Assert.Throws<ArgumentException>(() => DataLoader((X: Tensor.Zeros(2, 3), Y: Tensor.Zeros(4))));
        Assert.Contains("Item1 has 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("Item2 has 4", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 5, false)]
    [InlineData(11, 3, true)]
    [InlineData(4, 4, true)]
    public void Folds_partition_the_data(int n, int k, bool shuffled)
    {
        var folds = Flux.Data.KFolds(Numbered(n).Y, k, shuffled ? new Key(1) : null).ToList();
        Assert.Equal(k, folds.Count);
        Assert.Equal(Enumerable.Range(0, n), folds.SelectMany(fold => fold.Validation.ToInts()).Order());
        Assert.All(folds, fold =>
        {
            Assert.Equal(Enumerable.Range(0, n), fold.Train.ToInts().Concat(fold.Validation.ToInts()).Order());
            Assert.InRange(Flux.Data.Count(fold.Validation), n / k, n / k + 1);
        });
        Assert.Throws<ArgumentOutOfRangeException>(() => Flux.Data.KFolds(Numbered(n).Y, n + 1));
    }
}
