using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Ops;

/// <summary>A derivative has the same bits in every run, but where a function shares it among threads of its own.</summary>
public sealed class SameBitsTests
{
    private const int Parts = 16, Runs = 60;

    // Sizes that kernels share among threads, and magnitudes whose sums depend on their order.
    private static readonly Tensor x = Tensor.Normal(new Key(1), 300, 200);
    private static readonly Tensor[] scales = [.. Enumerable.Range(0, Parts).Select(i => Tensor.Normal(new Key(2)[i], 300, 1) * Math.Pow(3, i % 5))];

    private static Tensor Part(Tensor a, int i) => Sum(Tanh(a * scales[i]) * a);

    private static Tensor InOrder(Tensor a) => Sum(Stack(Enumerable.Range(0, Parts).Select(i => Part(a, i)), 0));

    private static Tensor OnThreads(Tensor a)
    {
        var parts = new Tensor[Parts];
        Parallel.For(0, Parts, i => parts[i] = Part(a, i));
        return Sum(Stack(parts, 0));
    }

    private static Tensor OfEachThread(Tensor a)
    {
        var gradients = new Tensor[Parts];
        Parallel.For(0, Parts, i => gradients[i] = Ad.Gradient(b => Part(b, i), a));
        return gradients.Aggregate((sum, gradient) => sum + gradient);
    }

    private static int[] Bits(Tensor y) => Array.ConvertAll(y.ToArray(), BitConverter.SingleToInt32Bits);

    public static TheoryData<string, Func<Tensor>> Repeatable => new()
    {
        { "a gradient", () => Ad.Gradient(InOrder, x) },
        { "a pullback", () => Ad.Pullback(InOrder, x).Pullback(Tensor.Of(1f)) },
        { "a gradient of a gradient", () => Ad.Gradient(a => Sum(Square(Ad.Gradient(InOrder, a))), x) },
        { "a push", () => Ad.Jvp(InOrder, x, x).Tangent },
        { "a push on threads", () => Ad.Jvp(OnThreads, x, x).Tangent },
        { "a value on threads", () => Ad.ValueAndGradient(OnThreads, x).Value },
        { "gradients of one thread each", () => OfEachThread(x) },
    };

    [Theory, MemberData(nameof(Repeatable))]
    public void Every_run_has_the_same_bits(string name, Func<Tensor> derivative)
    {
        int[] first = Bits(derivative());
        for (int run = 1; run < Runs; run++) Assert.True(first.AsSpan().SequenceEqual(Bits(derivative())), $"{name}: run {run}");
    }

    [Fact]
    public void Threads_that_share_a_derivative_change_no_more_than_its_rounding()
    {
        var expected = Ad.Gradient(InOrder, x);
        for (int run = 0; run < Runs; run++) Assert.True(Ad.Gradient(OnThreads, x).AllClose(expected, 1e-4, 1e-3));
    }
}
