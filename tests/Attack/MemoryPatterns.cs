namespace Flux.Attack;

/// <summary>Arrays of float as a pattern uses them: plain ones, or tensors.</summary>
internal interface IArrays
{
    /// <summary>So many elements of one value.</summary>
    object Full(int count, float value);

    /// <summary>x / 2 + 1 in two steps, each a fresh array.</summary>
    object Step(object x);

    float First(object x);
}

internal sealed class PlainArrays : IArrays
{
    public object Full(int count, float value)
    {
        var x = new float[count];
        x.AsSpan().Fill(value);
        return x;
    }

    public object Step(object x) => Map(Map((float[])x, v => v / 2), v => v + 1);

    public float First(object x) => ((float[])x)[0];

    private static float[] Map(float[] x, Func<float, float> f)
    {
        var y = new float[x.Length];
        for (int i = 0; i < x.Length; i++) y[i] = f(x[i]);
        return y;
    }
}

internal sealed class TensorArrays : IArrays
{
    public object Full(int count, float value) => Tensor.Full([count], value);
    public object Step(object x) => (Tensor)x / 2 + 1;
    public float First(object x) => (float)((Tensor)x)[0];
}

/// <summary>Ways in which programs use memory. Each is given what the process may use, in MiB, and needs about half of it at once.</summary>
internal static class MemoryPatterns
{
    private const int MiB = (1 << 20) / sizeof(float);

    internal static readonly (string Name, Action<IArrays, int, Random> Run)[] All =
    [
        ("large ones after another", (a, limit, _) => Times(60, i => a.Full(limit * MiB / 100 * (12 + i * 7 % 28), i))),
        ("growing", (a, limit, _) => Sizes(300, limit * MiB / 4, 1.05, n => a.Full(n, 1))),
        ("shrinking", (a, limit, _) => Sizes(limit * MiB / 3, 300, 1 / 1.05, n => a.Full(n, 1))),
        ("growing, the last held", GrowingHeld),
        ("any size to 24 MiB", (a, limit, random) => Times(200, _ => a.Full(Any(random, Math.Min(24, limit / 3)), 1))),
        ("steps of any size to 24 MiB", (a, limit, random) => Times(100, _ => a.Step(a.Full(Any(random, Math.Min(24, limit / 6)), 1)))),
        ("four held", (a, limit, random) => Ring(a, 4, 300, _ => 1 + random.Next(limit * MiB / 8))),
        ("sixteen held", (a, limit, random) => Ring(a, 16, 400, _ => 1 + random.Next(limit * MiB / 24))),
        ("twenty batch sizes in turn", (a, limit, _) => Times(200, i => a.Step(a.Full(limit * MiB / 400 * (1 + i * 7 % 20), 1)))),
        ("eight threads serve", Serve),
        ("half held while small ones pass", HalfHeld),
        ("every second of many dropped", EverySecond),
        ("a state and its steps", (a, limit, _) => Fold(60, a.Full(limit * MiB / 12, 1), (_, x) => a.Step(x))),
        ("objects of the user beside", ObjectsBeside),
        ("a refusal, then on", Refusal),
    ];

    private static int Any(Random random, int most) => 1 + random.Next(most * MiB);

    private static void Times(int count, Action<int> act)
    {
        for (int i = 0; i < count; i++) act(i);
    }

    private static object Fold(int count, object x, Func<int, object, object> step)
    {
        for (int i = 0; i < count; i++) x = step(i, x);
        return x;
    }

    private static void Sizes(double from, double to, double factor, Action<int> act)
    {
        for (double n = from; factor > 1 ? n < to : n > to; n *= factor) act((int)n);
    }

    private static void GrowingHeld(IArrays a, int limit, Random random)
    {
        object x = a.Full(1000, 1);
        Sizes(1000, limit * MiB / 6, 1.07, n => x = a.Full(n, a.First(x)));
    }

    private static void Ring(IArrays a, int held, int count, Func<int, int> size)
    {
        var ring = new object[held];
        Times(count, i => ring[i % held] = a.Full(size(i), i));
    }

    private static void Serve(IArrays a, int limit, Random random)
    {
        var threads = Enumerable.Range(0, 8).Select(seed => Task.Factory.StartNew(() =>
        {
            var own = new Random(seed);
            Times(150, _ => Right(a, a.Step(a.Full(1 + own.Next(limit * MiB / 128), 4)), 3));
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        Task.WaitAll([.. threads]);
    }

    private static void Right(IArrays a, object x, float expected)
    {
        if (a.First(x) != expected) throw new InvalidOperationException($"{a.First(x)} where {expected} is right");
    }

    private static void HalfHeld(IArrays a, int limit, Random random)
    {
        object[] held = [.. Enumerable.Range(0, 16).Select(i => a.Full(limit * MiB / 32, i))];
        Times(3000, i => a.Step(a.Full(1000 + i * 37 % 60000, 1)));
        for (int i = 0; i < held.Length; i++) Right(a, held[i], i);
    }

    private static void EverySecond(IArrays a, int limit, Random random)
    {
        object?[] held = [.. Enumerable.Range(0, 4 * limit).Select(i => a.Full(MiB / 8, i))];
        for (int i = 0; i < held.Length; i += 2) held[i] = null;
        Times(20, i => a.Full(limit * MiB / 6, i));
        for (int i = 1; i < held.Length; i += 2) Right(a, held[i]!, i);
    }

    private static void ObjectsBeside(IArrays a, int limit, Random random)
    {
        byte[][] own = [.. Enumerable.Range(0, 4 * limit).Select(_ => new byte[1 << 16])];
        Times(200, i =>
        {
            a.Step(a.Full(limit * MiB / 32 + 1000 * i, 1));
            own[i % own.Length] = new byte[1 << 16];
        });
    }

    private static void Refusal(IArrays a, int limit, Random random)
    {
        Times(5, round =>
        {
            try
            {
                a.Full((limit + 1) * MiB, 1);
                throw new InvalidOperationException("more than the limit was given");
            }
            catch (OutOfMemoryException)
            {
                Times(20, i => a.Step(a.Full(limit * MiB / 10, 1)));
            }
        });
    }
}
