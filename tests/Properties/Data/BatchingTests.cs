using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Data;

using Data = Flux.Data;

/// <summary>Batches, folds, choices: every observation goes where it should.</summary>
public sealed class BatchingTests
{
    public sealed record Sample(Tensor X, Tensor Y);

    private static readonly Key key = new(3);
    private static readonly Tensor numbers = Tensor.Of([.. Enumerable.Range(0, 12).Select(i => (float)i)], 1, 12);
    private static readonly string[] labels = ["a", "a", "a", "a", "a", "a", "a", "b", "b", "b", "b", "c"];

    [Fact]
    public void Batch_and_unbatch_are_inverses()
    {
        Sample[] samples = [.. Enumerable.Range(0, 5).Select(i => new Sample(Tensor.Normal(key[i], 3, 2), Tensor.Of(i)))];
        var batch = Data.Batch(samples);
        Assert.Equal((new Shape(3, 2, 5), new Shape(5)), (batch.X.Shape, batch.Y.Shape));
        Assert.Equal(samples[3].X.ToArray(), batch.X[.., .., 3].ToArray());
        Assert.All(samples.Zip(Data.Unbatch(batch)), pair => Assert.True(Tree.AllClose(pair.First, pair.Second, 0, 0)));
        Assert.Contains("observation 1 one of (4,)", Assert.Throws<ArgumentException>(() => Data.Batch([Tensor.Zeros(3), Tensor.Zeros(4)])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Sequences_are_filled_up_at_their_ends()
    {
        var batch = Data.BatchSequence([Tensor.Of([1f, 2, 3, 4], 2, 2), Tensor.Of([5f, 6], 2, 1)], pad: 9);
        Assert.Equal(new Shape(2, 2, 2), batch.Shape);
        Assert.Equal([1f, 2, 3, 4, 5, 6, 9, 9], batch.ToArray());
        Assert.Contains("(2×2) and (3×1)", Assert.Throws<ArgumentException>(() => Data.BatchSequence([Tensor.Zeros(2, 2), Tensor.Zeros(3, 1)])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Chunks_and_windows_are_neighbours()
    {
        Assert.Equal(["0 1 2", "3 4 5", "6 7 8", "9 10"], Text(Data.Chunk(numbers[.., ..11], 4)));
        Assert.Equal(["0 1 2 3", "4 5 6 7", "8 9 10"], Text(Data.Chunk(numbers[.., ..11], size: 4)));
        Assert.Equal(["0 1", "", "2 3 4 5 6 7 8 9 10 11"], Text(Data.Chunk(numbers, [2, 0, 10])));
        Assert.Equal(["0 1 2 3 4", "3 4 5 6 7", "6 7 8 9 10"], Text(Data.SlidingWindow(numbers, 5, 3)));
        Assert.Contains("0 parts of 12", Assert.Throws<ArgumentOutOfRangeException>(() => Data.Chunk(numbers, 0)).Message, StringComparison.Ordinal);
        Assert.Contains("parts of 13 of 12", Assert.Throws<ArgumentOutOfRangeException>(() => Data.Chunk(numbers, size: 13)).Message, StringComparison.Ordinal);
        Assert.Contains("neither a count", Assert.Throws<ArgumentException>(() => Data.Chunk(numbers)).Message, StringComparison.Ordinal);
        Assert.Contains("a count and a size", Assert.Throws<ArgumentException>(() => Data.Chunk(numbers, 2, 6)).Message, StringComparison.Ordinal);
        Assert.Contains("[5, 6] observations of 12", Assert.Throws<ArgumentException>(() => Data.Chunk(numbers, [5, 6])).Message, StringComparison.Ordinal);
        Assert.Contains("[-1, 13]", Assert.Throws<ArgumentException>(() => Data.Chunk(numbers, [-1, 13])).Message, StringComparison.Ordinal);
        Assert.Contains("a window of 13 over 12", Assert.Throws<ArgumentOutOfRangeException>(() => Data.SlidingWindow(numbers, 13)).Message,
            StringComparison.Ordinal);
    }

    private static IEnumerable<string> Text(IEnumerable<Tensor> parts) => parts.Select(part => string.Join(" ", part.ToArray()));

    [Fact]
    public void Folds_leave_each_observation_out_once()
    {
        var folds = Data.LeavePOut(numbers, 3, key).ToArray();
        Assert.Equal(4, folds.Length);
        Assert.Equal(numbers.ToArray(), folds.SelectMany(fold => fold.Validation.ToArray()).Order());
        Assert.All(folds, fold => Assert.Equal(numbers.ToArray(), fold.Train.ToArray().Concat(fold.Validation.ToArray()).Order()));
    }

    [Fact]
    public void Folds_in_time_train_on_the_past()
    {
        var folds = Data.TimeSeriesKFolds(numbers, k: 3, gap: 1, maxTrain: 4).ToArray();
        Assert.Equal(["0 1|3 4 5", "1 2 3 4|6 7 8", "4 5 6 7|9 10 11"],
            folds.Select(f => $"{string.Join(" ", f.Train.ToArray())}|{string.Join(" ", f.Validation.ToArray())}"));
        Assert.Contains("20 folds of 12", Assert.Throws<ArgumentOutOfRangeException>(() => Data.TimeSeriesKFolds(numbers, 20)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_are_balanced_by_repeating_or_leaving_out()
    {
        var (more, moreLabels) = Data.Oversample(numbers, labels, key);
        Assert.Equal([7, 7, 7], moreLabels.CountBy(l => l).OrderBy(c => c.Key).Select(c => c.Value));
        Assert.Equal(numbers.ToArray(), more.ToArray().Distinct().Order());
        Assert.All(more.ToArray().Zip(moreLabels), pair => Assert.Equal(labels[(int)pair.First], pair.Second));
        var (less, lessLabels) = Data.Undersample(numbers, labels, key);
        Assert.Equal(["a", "b", "c"], lessLabels.Order());
        Assert.Equal(3, less.Shape[1]);
        Assert.Equal([7, 4, 4], Data.Oversample(numbers, labels, key, 0.5).Labels.CountBy(l => l).OrderBy(c => c.Key).Select(c => c.Value));
        Assert.Contains("2 labels for 12", Assert.Throws<ArgumentException>(() => Data.Undersample(numbers, labels[..2], key)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_balanced_without_a_key_keep_their_order()
    {
        var (more, moreLabels) = Data.Oversample(numbers[.., ..5], ["a", "b", "b", "b", "c"]);
        Assert.Equal([0f, 1, 2, 3, 4, 0, 0, 4, 4], more.ToArray());
        Assert.Equal(["a", "b", "b", "b", "c", "a", "a", "c", "c"], moreLabels);
        Assert.Equal([0f, 1, 2, 3, 4, 5, 1], Data.Oversample(numbers[.., ..6], ["a", "b", "a", "a", "b", "a"], fraction: 0.75).Data.ToArray());
        var (less, lessLabels) = Data.Undersample(numbers[.., ..6], ["b", "b", "a", "c", "a", "c"]);
        Assert.Equal([0f, 1, 2, 3, 4, 5], less.ToArray());
        Assert.Equal(["b", "a", "c"], Data.Undersample(numbers[.., ..5], ["b", "b", "a", "c", "a"]).Labels);
        Assert.Equal(6, lessLabels.Count);
    }

    [Fact]
    public void Observations_are_chosen_grouped_and_joined()
    {
        Assert.Equal([7f, 8, 9, 10], Data.GroupBy(numbers, labels)["b"].ToArray());
        Assert.Equal([10f, 11], Data.Where(numbers, x => x.Scalar() > 9).ToArray());
        Assert.Equal(numbers.ToArray(), Data.Join(numbers[.., ..5], numbers[.., 5..]).ToArray());
        var shuffled = Data.Shuffle(numbers, key);
        Assert.NotEqual(numbers.ToArray(), shuffled.ToArray());
        Assert.Equal(numbers.ToArray(), shuffled.ToArray().Order());
        var drawn = Data.Sample(numbers, 1000, key).ToArray();
        Assert.Equal(numbers.ToArray(), drawn.Distinct().Order());
    }

    [Fact]
    public void Batches_drawn_ahead_are_the_same_and_failures_come_up_where_they_belong()
    {
        var loader = DataLoader(numbers, 5, key);
        Assert.Equal(loader.Epoch(2).SelectMany(b => b.ToArray()), loader.Prefetch(2).Epoch(2).SelectMany(b => b.ToArray()));
        var failing = Data.Loader(6, i => i < 4 ? Tensor.Of(i) : throw new IOException("the disk is gone"), batchSize: 2).Map(Data.Batch).Prefetch(3);
        using var batches = failing.GetEnumerator();
        Assert.True(batches.MoveNext() && batches.MoveNext());
        Assert.Equal([2f, 3], batches.Current.ToArray());
        Assert.Contains("the disk is gone", Assert.Throws<IOException>(() => batches.MoveNext()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_read_in_pieces()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, [.. Enumerable.Range(0, 100).Select(i => (byte)i)]);
            int read = 0;
            Tensor Row(int i)
            {
                using var file = File.OpenHandle(path);
                var bytes = new byte[10];
                RandomAccess.Read(file, bytes, 10 * i);
                read++;
                return Tensor.Of([.. bytes.Select(b => (float)b)]);
            }
            var loader = Data.Loader(10, Row, batchSize: 4, shuffle: key).Map(Data.Batch);
            Assert.Equal((3, 0), (loader.Count, read));
            Assert.Equal(new Shape(10, 4), loader.First().Shape);
            Assert.Equal(4, read);
            Assert.Equal(Enumerable.Range(0, 100).Select(i => (float)i), loader.SelectMany(batch => batch.ToArray()).Order());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Made_up_data_follows_its_formula()
    {
        var (x, y) = Datasets.Sine(50, key, noise: 0);
        Assert.All(x.ToArray().Zip(y.ToArray()), p => Assert.Equal(Math.Sin(p.First), p.Second, 1e-5));
        (x, y) = Datasets.Polynomial(50, key, [1, -2, 3], noise: 0);
        Assert.All(x.ToArray().Zip(y.ToArray()), p => Assert.Equal(1 - 2 * p.First + 3 * p.First * p.First, p.Second, 1e-5));
        var (spiral, turns) = Datasets.Spiral(40, key, noise: 0);
        Assert.Equal((new Shape(2, 80), 80), (spiral.Shape, turns.Length));
        var (moons, which) = Datasets.Moons(40, key, noise: 0);
        for (int i = 0; i < 80; i++)
        {
            var (a, b) = (moons[0, i].Scalar(), moons[1, i].Scalar());
            Assert.Equal(1, which[i] == 0 ? a * a + b * b : (a - 1) * (a - 1) + (b - 0.5) * (b - 0.5), 1e-5);
        }
    }
}
