using Flux.Properties.Numbers;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Ops;

/// <summary>Bodies that choose: the side not taken, whose slopes may be infinite or NaN, never reaches a derivative of any order or nesting.</summary>
public sealed class ChoosingBodyTests
{
    private readonly struct Root : IScalarBody
    {
        public T Invoke<T>(T x) where T : struct, IReal<T> => T.IfLess(T.Const(0), x, T.Sqrt(x), T.Const(0));
    }

    private readonly struct Logarithm : IScalarBody
    {
        public T Invoke<T>(T x) where T : struct, IReal<T> => T.IfLess(T.Const(0), x, T.Log(x), x * x);
    }

    private readonly struct Reciprocal : IScalarBody
    {
        public T Invoke<T>(T x) where T : struct, IReal<T> => T.IfLess(T.Const(0), T.Abs(x), 1 / x, T.Const(1));
    }

    private readonly struct Exponential : IScalarBody
    {
        public T Invoke<T>(T x) where T : struct, IReal<T> => T.IfLess(x, T.Const(2), T.Exp(-(x * x)), 1 / x + 0.0 * T.Exp(x * x));
    }

    private readonly struct RootOfProduct : IBinaryBody
    {
        public T Invoke<T>(T x, T y) where T : struct, IReal<T> => T.IfLess(T.Const(0), x * y, T.Sqrt(x * y), x - y);
    }

    public static TheoryData<string, Func<Tensor, Tensor>, Func<double, int, double>> Bodies => new()
    {
        { "root", Map(new Root()), (x, n) => new Root().Derivative(x, n) }, { "logarithm", Map(new Logarithm()), (x, n) => new Logarithm().Derivative(x, n) },
        { "reciprocal", Map(new Reciprocal()), (x, n) => new Reciprocal().Derivative(x, n) },
        { "exponential", Map(new Exponential()), (x, n) => new Exponential().Derivative(x, n) },
    };

    [Theory, MemberData(nameof(Bodies))]
    public void Reverse_mode_is_right_to_fourth_order(string name, Func<Tensor, Tensor> f, Func<double, int, double> derivative)
    {
        double[] points = [-40, -1.5, 0, 0.3, 1, 2.5, 4];
        foreach (var type in new[] { DType.Float64, DType.Float32 })
        {
            var g = f;
            for (int order = 1; order <= 4; order++)
            {
                var before = g;
                g = x => Ad.Gradient(y => Sum(before(y)), x);
                double[] found = g(Tensor.Of(points).Cast(type)).ToDoubles();
                for (int i = 0; i < points.Length; i++)
                {
                    double expected = derivative(points[i], order);
                    BodyLaws.Close(expected, found[i], 1e-4, $"{name} at {points[i]}, order {order}, {type}");
                }
            }
        }
    }

    [Theory, MemberData(nameof(Bodies))]
    public void Forward_over_reverse_over_reverse_is_the_same(string name, Func<Tensor, Tensor> f, Func<double, int, double> derivative)
    {
        var x = Tensor.Of([-1.5, 0, 0.3, 2.5]);
        Tensor Second(Tensor a) => Ad.Gradient(b => Sum(Ad.Gradient(c => Sum(f(c)), b)), a);
        double[] third = Ad.Jvp(Second, x, x.OnesLike()).Tangent.ToDoubles(), points = x.ToDoubles();
        for (int i = 0; i < third.Length; i++) BodyLaws.Close(derivative(points[i], 3), third[i], 1e-9, $"{name} at {points[i]}");
    }

    [Fact]
    public void Bodies_of_two_numbers_choose_as_well()
    {
        Tensor x = Tensor.Of([0.0, -1, 2]), y = Tensor.Of([3.0, 2, 8]);
        Tensor F(Tensor a) => Sum(Map2(new RootOfProduct())(a, y));
        Tensor First(Tensor a) => Sum(Ad.Gradient(F, a));
        Tensor Second(Tensor a) => Sum(Ad.Gradient(First, a));
        double[] third = Ad.Gradient(Second, x).ToDoubles();
        Assert.Equal([0, 0], third[..2]);
        Assert.Equal(3.0 / 8 * Math.Sqrt(8) * Math.Pow(2, -2.5), third[2], 1e-12);
    }

    [Fact]
    public void A_derivative_that_is_0_whatever_the_argument_takes_no_kernel() =>
        Assert.Equal([0f, 0, 0], Ad.Gradient(a => Sum(Ad.Gradient(b => Sum(Relu(b)), a)), Tensor.Of([-1f, 0, 1])).ToArray());
}
