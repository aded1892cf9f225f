using Flux.Properties.Kernels;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Ops;

/// <summary>What every differentiable operation must satisfy, at random points in double precision, on every device.</summary>
public sealed class DerivativeLaws
{
    private const int Points = 5;
    private const double Step = 1e-6;

    public static IEnumerable<object[]> Rows => Backends.WithCpu(OpTable.Names);

    [Theory, MemberData(nameof(Rows))]
    public void Forward_mode_agrees_with_central_differences(OpRow row, string device) => AtPoints(row, device, Points, (x, key) =>
    {
        var v = Directions(x, key);
        var (_, tangent) = Ad.Jvp(row.F, x, v);
        Close(CentralDifference(row.F, x, v), tangent, 1e-6, row.Name);
    });

    [Theory, MemberData(nameof(Rows))]
    public void The_pullback_is_the_transpose_of_the_push(OpRow row, string device) => AtPoints(row, device, Points, (x, key) =>
    {
        var v = Directions(x, key);
        var (y, tangent) = Ad.Jvp(row.F, x, v);
        var (value, pullback) = Ad.Pullback(row.F, x);
        var w = Like(y, key[99]);
        Assert.True(value.AllClose(y, 1e-12));
        Close(Dot([tangent], [w]), Dot(v, pullback(w)), 1e-9, row.Name);
    });

    [Theory, MemberData(nameof(Rows))]
    public void The_four_nestings_of_second_order_agree(OpRow row, string device) => AtPoints(row, device, Points, (x, key) =>
    {
        var (u, v) = (Directions(x, key[1]), Directions(x, key[2]));
        var w = Like(row.F(x), key[3]);
        Tensor Scalar(Tensor[] a) => Sum(row.F(a) * w);

        var forwardOverReverse = Dot(Ad.Jvp(a => Ad.Gradient(Scalar, a), x, v).Tangent, u);
        var reverseOverReverse = Dot(Ad.Gradient(a => Dot(Ad.Gradient(Scalar, a), v), x), u);
        var reverseOverForward = Dot(Ad.Gradient(a => Ad.Jvp(Scalar, a, v).Tangent, x), u);
        var forwardOverForward = Ad.Jvp(a => Ad.Jvp(Scalar, a, v).Tangent, x, u).Tangent;
        var differences = Dot(CentralDifference(a => Ad.Gradient(Scalar, a), x, v), u);

        Close(differences, forwardOverReverse, 2e-5, row.Name);
        Close(forwardOverReverse, reverseOverReverse, 1e-9, row.Name);
        Close(forwardOverReverse, reverseOverForward, 1e-9, row.Name);
        Close(forwardOverReverse, forwardOverForward, 1e-9, row.Name);
    });

    [Theory, MemberData(nameof(Rows))]
    public void Third_order_agrees_with_differences_of_the_second(OpRow row, string device) => AtPoints(row, device, 1, (x, key) =>
    {
        var v = Directions(x, key[1]);
        var w = Like(row.F(x), key[3]);
        Tensor Scalar(Tensor[] a) => Sum(row.F(a) * w);
        Tensor Second(Tensor[] a) => Dot(Ad.HessianVectorProduct(Scalar, a, v), v);
        var third = Dot(Ad.Gradient(Second, x), v);
        Close(CentralDifference(Second, x, v), third, 1e-4, row.Name);
    });

    [Theory, MemberData(nameof(Rows))]
    public void A_pullback_gives_the_same_bits_every_time(OpRow row, string device) => AtPoints(row, device, 1, (x, key) =>
    {
        var (y, pullback) = Ad.Pullback(row.F, x);
        var w = Like(y, key);
        Tensor[] first = pullback(w), second = pullback(w);
        for (int i = 0; i < x.Length; i++) Assert.Equal(first[i].ToDoubles(), second[i].ToDoubles());
    });

    [Theory, MemberData(nameof(Rows))]
    public void The_pullback_of_a_composition_is_the_composition_of_pullbacks(OpRow row, string device) => AtPoints(row, device, 1, (x, key) =>
    {
        var (y, inner) = Ad.Pullback(row.F, x);
        var (z, outer) = Ad.Pullback<Tensor, Tensor>(a => Tanh(a * 2), y);
        var (whole, both) = Ad.Pullback<Tensor[], Tensor>(a => Tanh(row.F(a) * 2), x);
        var w = Like(z, key);
        Assert.Equal(z.ToDoubles(), whole.ToDoubles());
        Tensor[] composed = inner(outer(w)), direct = both(w);
        for (int i = 0; i < x.Length; i++) Assert.Equal(composed[i].ToDoubles(), direct[i].ToDoubles());
    });

    [Theory, MemberData(nameof(Rows))]
    public void Single_precision_is_near_double_precision(OpRow row, string device) => AtPoints(row, device, Points, (x, _) =>
    {
        Tensor[] single = [.. x.Select(a => a.Cast(DType.Float32))];
        var y = row.F(single);
        Assert.Equal(DType.Float32, y.DType);
        Close(row.F([.. single.Select(a => a.Cast(DType.Float64))]), y.Cast(DType.Float64), 2e-5, row.Name);
    });

    // The numbers of a device are the CPU's at these points and others: one shows whether its derivatives belong together.
    private static void AtPoints(OpRow row, string device, int points, Action<Tensor[], Key> law)
    {
        var on = Backends.CpuOr(device);
        for (int i = 0; i < (on == Device.Cpu ? points : 1); i++)
        {
            var key = new Key(row.Name.Length * 1000 + i);
            law(row.Sample(key).To(on), key[7]);
        }
    }

    private static Tensor Like(Tensor x, Key key) => Tensor.Normal(key, [.. x.Shape]).Cast(x.DType).To(x.Device);

    private static Tensor[] Directions(Tensor[] x, Key key) => [.. x.Select((a, i) => Like(a, key[i]))];

    private static Tensor Dot(Tensor[] a, Tensor[] b) => a.Zip(b, (p, q) => Sum(p * q)).Aggregate((p, q) => p + q);

    private static Tensor CentralDifference(Func<Tensor[], Tensor> f, Tensor[] x, Tensor[] v) => (f(Moved(x, v, Step)) - f(Moved(x, v, -Step))) / (2 * Step);

    private static Tensor[] CentralDifference(Func<Tensor[], Tensor[]> f, Tensor[] x, Tensor[] v) =>
        [.. f(Moved(x, v, Step)).Zip(f(Moved(x, v, -Step)), (a, b) => (a - b) / (2 * Step))];

    private static Tensor[] Moved(Tensor[] x, Tensor[] v, double step) => [.. x.Zip(v, (a, d) => a + step * d)];

    private static void Close(Tensor expected, Tensor actual, double tolerance, string name)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        double scale = 1 + expected.ToDoubles().Select(Math.Abs).DefaultIfEmpty().Max();
        double error = expected.ToDoubles().Zip(actual.ToDoubles(), (a, b) => Math.Abs(a - b)).DefaultIfEmpty().Max();
        Assert.True(error <= tolerance * scale, $"{name}: {actual} differs from {expected} by {error:E2}, allowed {tolerance * scale:E2}");
    }
}
