using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Optimisers;

/// <summary>Minima of smooth functions, known beforehand.</summary>
public sealed class MinimiseTests
{
    private static Tensor Valley(Tensor p) => Sum(Square(1 - p[0]) + 100 * Square(p[1] - Square(p[0])));

    [Theory, InlineData(-1.2, 1), InlineData(-1.5, 2), InlineData(5, -3), InlineData(0, 0)]
    public void The_valley_of_Rosenbrock_ends_at_one_and_one(double x, double y)
    {
        var found = Minimise.Lbfgs(Valley, Tensor.Of([x, y]));
        Assert.True(found.Converged && found.Steps < 70, $"{found}");
        Assert.True(found.X.AllClose(Tensor.Of([1.0, 1]), 1e-6), $"{found}");
        Assert.Equal(Valley(found.X).Scalar(), found.Value);
    }

    [Fact]
    public void A_valley_in_single_precision_ends_near()
    {
        var found = Minimise.Lbfgs(Valley, Tensor.Of([-1.2f, 1f]));
        Assert.True(found.Converged && found.X.AllClose(Tensor.Ones(2), 1e-2), $"{found}");
    }

    [Fact]
    public void A_quadratic_form_ends_at_the_solution_of_its_equations()
    {
        var a = Tensor.Normal(new Key(1), 12, 12).Cast(DType.Float64);
        Tensor form = a.MatMul(a.Transpose()) + a.MatMul(a.Transpose()).OnesLike(), x = Tensor.Normal(new Key(2), 12).Cast(DType.Float64), b = form.MatMul(x);
        var found = Minimise.Lbfgs(p => 0.5 * Sum(p * form.MatMul(p)) - Sum(b * p), x.ZerosLike(), maxSteps: 500, tolerance: 1e-12);
        Assert.True(Sum(Square(form.MatMul(found.X) - b)).Scalar() < 1e-6 * Sum(Square(b)).Scalar(), $"{found}");
    }

    [Fact]
    public void Trees_of_tensors_are_points_too()
    {
        var t = Tensor.Of([0.0, 0.5, 1, 1.5, 2]);
        var y = 3 * Exp(-0.7 * t);
        var found = Minimise.Lbfgs(p => Loss.Mse(p.A * Exp(-p.B * t), y), (A: Tensor.Of([1.0]), B: Tensor.Of([0.1])));
        Assert.True(found.Converged, $"{found}");
        Assert.Equal(3, found.X.A[0].Scalar(), 1e-5);
        Assert.Equal(0.7, found.X.B[0].Scalar(), 1e-5);
    }

    [Fact]
    public void A_function_that_ends_at_a_wall_is_minimised_before_it()
    {
        var found = Minimise.Lbfgs(p => Sum(p - Log(p)), Tensor.Of([0.01, 30]));
        Assert.True(found.Converged && found.X.AllClose(Tensor.Of([1.0, 1]), 1e-6), $"{found}");
    }

    [Theory, InlineData(-1.2, 1), InlineData(-1.5, 2), InlineData(5, -3), InlineData(0, 0)]
    public void Conjugate_gradients_and_Newton_end_there_too(double x, double y)
    {
        var start = Tensor.Of([x, y]);
        var (conjugate, newton) = (Minimise.ConjugateGradient(Valley, start), Minimise.Newton(Valley, start));
        Assert.True(conjugate.Converged && conjugate.Steps < 200 && conjugate.X.AllClose(Tensor.Of([1.0, 1]), 1e-6), $"{conjugate}");
        Assert.True(newton.Converged && newton.Steps < 60 && newton.X.AllClose(Tensor.Of([1.0, 1]), 1e-6), $"{newton}");
    }

    [Fact]
    public void A_parabola_is_one_step_of_Newton_and_one_per_unknown_of_conjugate_gradients()
    {
        Tensor a = Tensor.Normal(new Key(1), 6, 6).Cast(DType.Float64), x = Tensor.Normal(new Key(2), 6).Cast(DType.Float64);
        var form = a.MatMul(a.Transpose());
        Tensor Bowl((Tensor Head, Tensor Tail) p)
        {
            var all = Concat(0, p.Head, p.Tail) - x;
            return 0.5 * Sum(all * form.MatMul(all));
        }
        var start = (Head: Tensor.Of([0.0, 0]), Tail: Tensor.Of([0.0, 0, 0, 0]));
        var newton = Minimise.Newton(Bowl, start, tolerance: 1e-9);
        Assert.True(newton.Converged && newton.Steps <= 8, $"{newton}");
        var conjugate = Minimise.ConjugateGradient(Bowl, start, tolerance: 1e-7);
        Assert.True(conjugate.Converged, $"{conjugate}");
        Assert.All(new[] { newton, conjugate }, found => Assert.True(Concat(0, found.X.Head, found.X.Tail).AllClose(x, 1e-4, 1e-5), $"{found}"));
    }

    [Fact]
    public void Newton_leaves_a_saddle_downhill()
    {
        var found = Minimise.Newton(p => Sum(Square(p[0] * p[0] - 1)) + Sum(p[1] * p[1]), Tensor.Of([0.1, 1]));
        Assert.True(found.Converged && found.X.AllClose(Tensor.Of([1.0, 0]), 1e-6, 1e-6), $"{found}");
    }

    [Fact]
    public void Random_search_needs_no_gradient()
    {
        Tensor Rough(Tensor p) => Sum(Abs(p - 3)) + 0 * Sum(Sign(p));
        var found = Minimise.RandomSearch(Rough, Tensor.Of([0.0, 10]), new Key(1), maxSteps: 2000, tolerance: 1e-6);
        Assert.True(found.Converged && found.X.AllClose(Tensor.Of([3.0, 3]), 0, 1e-4), $"{found}");
        Assert.Equal(found, Minimise.RandomSearch(Rough, Tensor.Of([0.0, 10]), new Key(1), maxSteps: 2000, tolerance: 1e-6) with { X = found.X });
        Assert.False(Minimise.RandomSearch(Rough, Tensor.Of([0.0, 10]), new Key(1), maxSteps: 5).Converged);
        Assert.True(Minimise.RandomSearch(p => Sum(Log(p)), Tensor.Of([1.0]), new Key(2), maxSteps: 50).Value < 0);
        Assert.Throws<ArgumentException>(() => Minimise.RandomSearch(p => Sum(Log(p)), Tensor.Of([-1.0]), new Key(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Minimise.RandomSearch(Rough, Tensor.Of([1.0]), new Key(1), scale: 0));
    }

    [Fact]
    public void What_does_not_converge_says_so()
    {
        Assert.False(Minimise.Lbfgs(Valley, Tensor.Of([-1.2, 1]), maxSteps: 5).Converged);
        Assert.False(Minimise.Lbfgs(p => Sum(p), Tensor.Of([1.0])).Converged);
        var there = Minimise.Lbfgs(Valley, Tensor.Of([1.0, 1]));
        Assert.Equal((0, true, 0.0), (there.Steps, there.Converged, there.Value));
        Assert.False(Minimise.ConjugateGradient(Valley, Tensor.Of([-1.2, 1]), maxSteps: 5).Converged);
        Assert.False(Minimise.Newton(Valley, Tensor.Of([-1.2, 1]), maxSteps: 2).Converged);
        Func<Func<Tensor, Tensor>, Tensor, Minimum<Tensor>>[] all =
            [(f, x) => Minimise.Lbfgs(f, x), (f, x) => Minimise.ConjugateGradient(f, x), (f, x) => Minimise.Newton(f, x)];
        foreach (var minimise in all)
        {
            var error = Assert.Throws<ArgumentException>(() => minimise(p => Sum(Log(p)), Tensor.Of([-1.0])));
            Assert.Contains("NaN", error.Message, StringComparison.Ordinal);
        }
    }
}
