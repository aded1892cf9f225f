using Xunit;

namespace Flux.Properties.Data;

/// <summary>Shards of a loader: what the ranks of one run draw.</summary>
public sealed class ShardTests
{
    private static DataLoader<int[]> Numbers(int count, int batchSize, bool partial = true) =>
        Prelude.DataLoader(Enumerable.Range(0, count).ToArray(), batchSize, new Key(3), partial);

    [Theory, InlineData(24, 2, 3), InlineData(25, 4, 2), InlineData(29, 3, 3), InlineData(7, 7, 1), InlineData(6, 3, 2)]
    public void The_batches_of_all_ranks_together_are_those_of_one_loader_with_the_batch_size_times_the_ranks(int count, int batchSize, int size)
    {
        var whole = Numbers(count, batchSize * size, partial: false);
        var shards = Enumerable.Range(0, size).Select(rank => Numbers(count, batchSize).Shard(rank, size)).ToArray();
        Assert.All(shards, shard => Assert.Equal(whole.Count, shard.Count));
        for (int epoch = 0; epoch < 3; epoch++)
        {
            var drawn = shards.Select(shard => shard.Epoch(epoch).ToArray()).ToArray();
            Assert.Equal(whole.Epoch(epoch), Enumerable.Range(0, whole.Count).Select(k => drawn.SelectMany(batches => batches[k]).ToArray()));
        }
    }

    [Fact]
    public void Shards_of_shards_mapped_and_prefetched_are_shards()
    {
        var loader = Numbers(40, 2);
        var twice = loader.Shard(1, 2).Map(batch => batch.Sum()).Prefetch(2).Shard(0, 3);
        Assert.Equal(loader.Shard(1, 6).Epoch(1).Select(batch => batch.Sum()), twice.Epoch(1));
    }

    [Fact]
    public void One_rank_keeps_the_loader() => Assert.Equal(Numbers(7, 2).Epoch(1), Numbers(7, 2).Shard(0, 1).Epoch(1));

    [Theory]
    [InlineData(0, 0, "0 ranks; 1 or more would fit."), InlineData(2, 2, "rank 2 of 2; 0 to 1 would fit.")]
    [InlineData(-1, 2, "rank -1 of 2; 0 to 1 would fit.")]
    [InlineData(0, 4, "7 observations in batches of 2 for 4 ranks; 8 or more would fit.")]
    public void What_is_no_shard_is_refused(int rank, int size, string says) =>
        Assert.Contains(says, Assert.ThrowsAny<ArgumentException>(() => Numbers(7, 2).Shard(rank, size)).Message);
}
