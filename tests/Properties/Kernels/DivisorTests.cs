using Flux.Kernels;
using ILGPU;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>A divisor divides every dividend that an index can be as the processor does, also where a kernel does it.</summary>
public sealed class DivisorTests
{
    private const int Random = 2000;

    private static readonly int[] edges = [.. Edges().Where(n => n is >= 0 and <= int.MaxValue).Select(n => (int)n).Distinct()];

    // Powers of two and their neighbours, and what is three or seven times as large.
    private static IEnumerable<long> Edges() =>
        from power in Enumerable.Range(0, 32)
        from factor in (long[])[1, 3, 7]
        from near in Enumerable.Range(-2, 5)
        select (factor << power) + near;

    private static IEnumerable<int> Divisors()
    {
        var random = new Random(1);
        return edges.Where(d => d > 0).Concat(Enumerable.Range(1, 300)).Concat(Enumerable.Range(0, Random).Select(_ => 1 + (random.Next() >> random.Next(31))));
    }

    /// <summary>Multiples and their neighbours, where a quotient that is off by one shows, and others.</summary>
    private static IEnumerable<int> Dividends(int d)
    {
        long most = int.MaxValue / d;
        var multiples =
            from q in (long[])[0, 1, 2, 3, most / 3, most / 2, most - 1, most]
            from near in Enumerable.Range(-1, 3)
            select q * d + near;
        return multiples.Where(n => n is >= 0 and <= int.MaxValue).Select(n => (int)n).Concat(edges);
    }

    [Fact]
    public void Quotients_and_remainders_are_exact()
    {
        foreach (int d in Divisors())
        {
            var divisor = new Divisor(d);
            Assert.Equal(d, divisor.Value);
            foreach (int n in Dividends(d))
            {
                if (divisor.Quotient(n) != n / d || divisor.Remainder(n) != n % d) Assert.Fail($"{n} / {d} is not {divisor.Quotient(n)}.");
            }
        }
    }

    [Fact]
    public void A_divisor_of_nothing_can_be_made() => Assert.Equal(0, new Divisor(0).Value);

    internal static void Divide(Index1D i, ArrayView<int> n, ArrayView<int> quotients, ArrayView<int> remainders, Divisor by)
    {
        quotients[i] = by.Quotient(n[i]);
        remainders[i] = by.Remainder(n[i]);
    }

    [Theory, MemberData(nameof(Backends.Names), MemberType = typeof(Backends))]
    public void Kernels_divide_as_the_processor_does(string backend)
    {
        var gpu = Backends.Of(backend);
        foreach (int d in (int[])[1, 2, 3, 7, 10, 641, 65535, 65536, 1 << 30, int.MaxValue - 1, int.MaxValue])
        {
            int[] dividends = [.. Dividends(d).Where((_, i) => i < 24 || backend != "simulator" || i % 9 == 0)];
            var n = (Value)Tensor.Of(dividends).To(gpu);
            Value quotients = (Value)n.ZerosLike(), remainders = (Value)n.ZerosLike();
            using (HeldElements<int> hn = Held(n), hq = Held(quotients), hr = Held(remainders))
            {
                gpu.Launcher.Run(Divide, dividends.Length, hn.Elements, hq.Elements, hr.Elements, new Divisor(d));
            }
            Assert.Equal(dividends.Select(k => k / d), quotients.ToInts());
            Assert.Equal(dividends.Select(k => k % d), remainders.ToInts());
        }

        HeldElements<int> Held(Value x) => new(gpu.Blocks, x.Storage, 0, x.Shape.Elements);
    }
}
