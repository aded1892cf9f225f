using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Tensors;

/// <summary>Tests that read the memory of the whole host run alone: what others hold meanwhile would count.</summary>
[CollectionDefinition(nameof(LiveMemoryTests), DisableParallelization = true)]
[Collection(nameof(LiveMemoryTests))]
public sealed class LiveMemoryTests
{
    [Fact]
    public void Live_memory_is_the_same_after_every_step_of_a_run()
    {
        var key = new Key(3);
        Tensor x = Tensor.Normal(key[0], 4, 40), y = Tanh(Dense(4, 2).Build(key[1]).Forward(x));
        var start = Train.Start(Chain(Dense(4, 16, Tanh), BatchNorm(16), Dropout(0.1), Dense(16, 2)).Build(key), new Adam(0.01), key);
        var live = new List<long>();
        foreach (var progress in Train.Run(start, DataLoader((x, y), batchSize: 8, shuffle: key), 20, Loss.Mse))
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            live.Add(Device.Cpu.Memory.Live);
            if (live.Count == 40) break;
        }
        Assert.InRange(live[^1], 0, live[10] + 4 * 1024 * 1024);
    }

    [Fact]
    public void A_product_with_many_classes_takes_no_room_for_the_matrix()
    {
        const int classes = 200_000, n = 2_000;
        var many = OneHot([.. Enumerable.Range(0, n)], [.. Enumerable.Range(0, classes)]);
        var w = Tensor.Ones(2, classes);
        long before = Device.Cpu.Memory.Live;
        Assert.Equal(new Shape(2, n), w.MatMul(many).Shape);
        Assert.InRange(Device.Cpu.Memory.Live - before, long.MinValue, (long)classes * n);
    }
}
