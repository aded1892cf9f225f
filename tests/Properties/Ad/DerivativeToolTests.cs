using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Derivatives;

/// <summary>Derivatives put to use: diagonals, single observations, hooks, gradients through an optimiser's step.</summary>
public sealed class DerivativeToolTests
{
    private static readonly Key key = new(3);

    private static Tensor Real(int i, params int[] shape) => Tensor.Normal(key[i], shape).Cast(DType.Float64);

    [Fact]
    public void The_diagonal_is_that_of_the_hessian()
    {
        var x = Real(0, 4);
        static Tensor F(Tensor x) => Sum(Exp(x) * Reverse(x, 0)) + Sum(x * x * x);
        var hessian = Ad.Hessian(F, x);
        double[] diagonal = Ad.DiagonalHessian(F, x).ToDoubles();
        for (int i = 0; i < 4; i++) Assert.Equal(hessian[i, i].Scalar(), diagonal[i], 1e-12);
        var (a, b) = Ad.DiagonalHessian(p => Sum(p.A * p.A * p.B), (A: Real(1, 2), B: Real(2, 2)));
        Assert.True(a.AllClose(2 * Real(2, 2)));
        Assert.True(b.AllClose(Tensor.Zeros(2).Cast(DType.Float64)));
    }

    [Fact]
    public void Gradients_of_single_observations_average_to_the_gradient_of_the_mean()
    {
        var model = Tree.Cast(Dense(3, 2, Tanh).Build(key), DType.Float64);
        var data = (X: Real(1, 3, 5), Y: Real(2, 2, 5));
        Tensor Objective(Dense m, (Tensor X, Tensor Y) b) => Loss.Mse(m.Forward(b.X), b.Y);
        var each = Ad.PerObservation(Objective, model, data);
        Assert.Equal(new Shape(2, 3, 5), each.Weight.Shape);
        var whole = Ad.Gradient(m => Objective(m, data), model);
        Assert.True(Mean(each.Weight, 2).Reshape(2, 3).AllClose(whole.Weight, 1e-12, 1e-12));
        Assert.True(each.Bias![.., 3].AllClose(Ad.Gradient(m => Objective(m, (data.X[.., 3..4], data.Y[.., 3..4])), model).Bias!, 1e-12, 1e-12));
    }

    [Fact]
    public void A_hook_changes_the_gradient_and_not_the_value()
    {
        var x = Real(0, 3);
        var (value, gradient) = Ad.ValueAndGradient(x => Sum(Square(Ad.Hook(g => -2 * g, x))), x);
        Assert.Equal(Sum(Square(x)).Scalar(), value.Scalar());
        Assert.True(gradient.AllClose(-4 * x));
        double seen = 0;
        Ad.Gradient(x => Sum(3 * Ad.Hook(g => { seen = g[0].Scalar(); return g; }, x)), x);
        Assert.Equal(3, seen);
    }

    [Fact]
    public void A_learning_rate_has_a_gradient_through_the_step_that_uses_it()
    {
        var (w, x, y) = (Real(0, 2, 3), Real(1, 3, 8), Real(2, 2, 8));
        Tensor Objective(Tensor w) => Loss.Mse(w.MatMul(x), y);
        Tensor AfterTwoSteps(Tensor eta)
        {
            var once = w - eta * Ad.Gradient(Objective, w + 0 * eta);
            return Objective(once - eta * Ad.Gradient(Objective, once));
        }
        var eta = Tensor.Of([0.1], []).Reshape();
        double slope = Ad.Gradient(AfterTwoSteps, eta).Scalar();
        const double h = 1e-6;
        Assert.Equal((AfterTwoSteps(eta + h) - AfterTwoSteps(eta - h)).Scalar() / (2 * h), slope, 1e-6 * Math.Abs(slope));
    }
}
