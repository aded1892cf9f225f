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

    [Fact]
    public void What_does_not_converge_says_so()
    {
        Assert.False(Minimise.Lbfgs(Valley, Tensor.Of([-1.2, 1]), maxSteps: 5).Converged);
        Assert.False(Minimise.Lbfgs(p => Sum(p), Tensor.Of([1.0])).Converged);
        var there = Minimise.Lbfgs(Valley, Tensor.Of([1.0, 1]));
        Assert.Equal((0, true, 0.0), (there.Steps, there.Converged, there.Value));
        Assert.Throws<ArgumentException>(() => Minimise.Lbfgs(p => Sum(Log(p)), Tensor.Of([-1.0])));
    }
}
