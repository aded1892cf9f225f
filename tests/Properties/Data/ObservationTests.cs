using System.Collections.Immutable;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Data;

/// <summary>What counts as observations: last dimensions of tensors, items of arrays and lists.</summary>
public sealed class ObservationTests
{
    public record Penguin(float Beak, string Species);

    private static readonly Key key = new(4);
    private static readonly Penguin[] penguins = [.. Enumerable.Range(0, 12).Select(i => new Penguin(i, i % 3 == 0 ? "gentoo" : "adelie"))];

    private static IEnumerable<float> Beaks(IEnumerable<IEnumerable<Penguin>> batches) => batches.SelectMany(batch => batch.Select(p => p.Beak));

    [Fact]
    public void Lists_keep_their_type()
    {
        IReadOnlyList<Penguin> some = penguins;
        var every = Enumerable.Range(0, 12).Select(i => (float)i);
        Assert.Equal(every, Beaks(DataLoader(some, 5, key)).Order());
        Assert.Equal(every, Beaks(DataLoader(penguins.ToList(), 5, key)).Order());
        Assert.Equal(every, Beaks(DataLoader(penguins.ToImmutableArray(), 5, key).Select(batch => batch.AsEnumerable())).Order());
        Assert.Equal(Beaks(DataLoader(penguins, 5, key)), Beaks(DataLoader(penguins.ToList(), 5, key)));
        Assert.Equal([5, 5, 2], DataLoader(penguins.ToList(), 5).Select(batch => batch.Count));
    }

    [Fact]
    public void Batches_are_mapped_when_they_are_drawn()
    {
        int drawn = 0;
        var loader = DataLoader(penguins, 5, key).Map(batch =>
        {
            drawn++;
            return (X: Tensor.Of([.. batch.Select(p => p.Beak)], 1, batch.Length), Y: OneHot([.. batch.Select(p => p.Species)], ["adelie", "gentoo"]));
        });
        Assert.Equal((0, 3, 12), (drawn, loader.Count, loader.Observations));
        Assert.Equal([2, 5], loader.Epoch(1).First().Y.Shape);
        Assert.Equal(1, drawn);
        Assert.Equal(6, (loader with { BatchSize = 2 }).Count);
        Assert.Equal(Beaks(DataLoader(penguins, 5, key)), loader.SelectMany(batch => batch.X.ToArray()));

        var run = Train.Run(Train.Start(Dense(1, 2).Build(key), new Adam(0.01), key), loader, 20, Loss.LogitCrossEntropy).ToList();
        Assert.Equal(20 * 3, run.Count);
        Assert.True(run.TakeLast(3).Average(p => p.Loss) < run.Take(3).Average(p => p.Loss));
    }

    [Fact]
    public void A_stratified_split_follows_the_shuffled_order()
    {
        string[] labels = [.. penguins.Select(p => p.Species)];
        var (first, second) = Flux.Data.Split(penguins.ToList(), 0.5, labels, key);
        Assert.Equal((2, 4, 6), (first.Count(p => p.Species == "gentoo"), first.Count(p => p.Species == "adelie"), second.Count));
        Assert.Equal(penguins.Select(p => p.Beak), first.Concat(second).Select(p => p.Beak).Order());
        Assert.NotEqual(first.Select(p => p.Beak).Order(), first.Select(p => p.Beak));
        var (ordered, _) = Flux.Data.Split(penguins, 0.5, labels);
        Assert.Equal([0, 1, 2, 3, 4, 5], ordered.Select(p => p.Beak));
    }

    [Fact]
    public void A_list_that_would_be_left_behind_is_refused()
    {
        var x = Tensor.Zeros(2, 12);
        var words = Assert.Throws<ArgumentException>(() => DataLoader((x, penguins.Select(p => p.Species).ToArray()), 4));
        Assert.Contains("Item2 is a list of 12 items", words.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Flux.Data.Split((x, penguins), 0.5));
        Assert.Throws<ArgumentException>(() => DataLoader((x, penguins.ToImmutableArray())));
        Assert.Equal(12, Flux.Data.Count((X: x, Names: new[] { "beak", "depth" })));
    }

    [Fact]
    public void Data_without_observations_is_refused()
    {
        Assert.Contains("no observations", Assert.Throws<ArgumentException>(() => DataLoader(new List<Penguin>())).Message, StringComparison.Ordinal);
        Assert.Contains("holds no tensor", Assert.Throws<ArgumentException>(() => DataLoader("words")).Message, StringComparison.Ordinal);
        Assert.Contains("holds no tensor", Assert.Throws<ArgumentException>(() => DataLoader(new HashSet<int> { 1, 2 })).Message, StringComparison.Ordinal);
    }
}
