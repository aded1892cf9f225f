using static Flux.Prelude;

namespace Flux.Attack;

/// <summary>Eight threads take derivatives while another forces collections: every number is that of one thread alone.</summary>
internal static class Threads
{
    private const int Workers = 8, Rounds = 5;

    internal static IEnumerable<Case> Cases(int seed)
    {
        for (int number = 0; ; number++)
        {
            int own = seed * 1_000_003 + number;
            yield return new($"derivatives of seed {own}", () => Failure(own));
        }
    }

    private static string? Failure(int seed)
    {
        var random = new Random(seed);
        int inputs = 1 + random.Next(200), outputs = 1 + random.Next(200), batch = 1 + random.Next(100);
        var key = new Key(seed);
        var weight = Tensor.Normal(key[0], outputs, inputs);
        var x = Tensor.Normal(key[1], inputs, batch);
        float[] alone = Step(weight, x);
        using var over = new CancellationTokenSource();
        var collector = Task.Run(() =>
        {
            for (int i = 0; !over.IsCancellationRequested; i++)
            {
                GC.Collect(i % 3);
                Thread.Sleep(1); // Without it a machine of two cores does nothing but collect.
            }
        });
        bool[] right = [.. ParallelEnumerable.Range(0, Workers).WithDegreeOfParallelism(Workers)
            .Select(_ => Enumerable.Range(0, Rounds).All(_ => Step(weight, x).AsSpan().SequenceEqual(alone)))];
        over.Cancel();
        collector.Wait();
        return right.All(r => r) ? null : $"{outputs}×{inputs} by {batch}: other numbers than one thread alone";
    }

    /// <summary>The gradient of a layer's loss, and a temporary that nobody keeps.</summary>
    private static float[] Step(Tensor weight, Tensor x)
    {
        var gradient = Ad.Gradient(w => Sum(Tanh(w.MatMul(x)) * Tanh(w.MatMul(x))), weight);
        return (gradient * 2 - gradient).ToArray();
    }
}
