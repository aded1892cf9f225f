using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Derivatives;

/// <summary>Diagonals of Hessians, gradients one by one, hooks, and derivatives with respect to hyper-parameters, against formulas by hand.</summary>
public sealed class DerivativeFormulaTests
{
    private static Tensor Doubles(long seed, params int[] shape) => Tensor.Normal(new Key(seed), shape).Cast(DType.Float64);

    [Fact]
    public void The_diagonal_of_the_Hessian_is_that_of_the_formula()
    {
        // f = Σ a³ b² + exp(a₀ b₁): ∂²/∂aᵢ² = 6 aᵢ bᵢ² (+ b₁² e), ∂²/∂bᵢ² = 2 aᵢ³ (+ a₀² e).
        double[] a = [0.5, -1.2, 2], b = [1.5, 0.3, -0.7];
        var diagonal = Ad.DiagonalHessian(
            p => Sum(Pow(p.A, 3) * Square(p.B)) + Exp(p.A[0] * p.B[1]), (A: Tensor.Of(a), B: Tensor.Of(b)));
        double e = Math.Exp(a[0] * b[1]);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(6 * a[i] * b[i] * b[i] + (i == 0 ? b[1] * b[1] * e : 0), diagonal.A[i].Scalar(), 1e-10);
            Assert.Equal(2 * a[i] * a[i] * a[i] + (i == 1 ? a[0] * a[0] * e : 0), diagonal.B[i].Scalar(), 1e-10);
        }
    }

    [Fact]
    public void The_diagonal_is_that_of_the_whole_Hessian_and_keeps_the_shape()
    {
        var x = Doubles(1, 2, 3);
        Tensor F(Tensor p) => Sum(Tanh(p.MatMul(p.Transpose())));
        var (diagonal, hessian) = (Ad.DiagonalHessian(F, x), Ad.Hessian(F, x));
        Assert.Equal(x.Shape, diagonal.Shape);
        for (int i = 0; i < 6; i++) Assert.Equal(hessian[i, i].Scalar(), diagonal.ToDoubles()[i], 1e-10);
        Assert.Contains("(2×3)", Assert.Throws<ArgumentException>(() => Ad.DiagonalHessian(p => p * p, x)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gradients_one_by_one_are_those_of_each_observation_and_average_to_the_whole()
    {
        double[,] inputs = { { 1, -2, 0.5 }, { 3, 1, -1 } };
        double[] targets = [1, 0, 2], w = [0.3, -0.4];
        var model = (W: Tensor.Of(w, 1, 2), B: Tensor.Of([0.1]));
        var data = (X: Tensor.Of([1, 3, -2, 1, 0.5, -1], 2, 3), Y: Tensor.Of(targets, 1, 3));
        Tensor Loss((Tensor W, Tensor B) m, (Tensor X, Tensor Y) batch) => Mean(Square(m.W.MatMul(batch.X) + m.B - batch.Y));
        var gradients = Ad.PerObservation(Loss, model, data);
        for (int i = 0; i < 3; i++)
        {
            double slope = 2 * (w[0] * inputs[0, i] + w[1] * inputs[1, i] + 0.1 - targets[i]);
            Assert.True(gradients.W[.., .., i].AllClose(Tensor.Of([slope * inputs[0, i], slope * inputs[1, i]], 1, 2), 1e-12));
            Assert.Equal(slope, gradients.B[0, i].Scalar(), 1e-12);
        }
        var whole = Ad.Gradient(m => Loss(m, data), model);
        Assert.True(Mean(gradients.W, 2).Reshape(1, 2).AllClose(whole.W, 1e-12));
    }

    [Fact]
    public void A_hook_changes_the_gradient_and_nothing_else()
    {
        var x = Tensor.Of([1.0, -2]);
        var seen = new List<double[]>();
        Tensor Shown(Tensor g)
        {
            seen.Add(g.ToDoubles());
            return -2 * g;
        }
        var (value, gradient) = Ad.ValueAndGradient(p => Sum(3 * Square(Ad.Hook(Shown, p))), x);
        Assert.Equal(15, value.Scalar());
        Assert.Equal([6, -12], Assert.Single(seen));
        Assert.Equal([-12, 24], gradient.ToDoubles());
        Assert.Equal(6, Ad.Jvp(p => Sum(3 * Square(Ad.Hook(Shown, p))), x, Tensor.Of([1.0, 0])).Tangent.Scalar());

        var pair = Ad.Gradient(p => Sum(p.A * p.B), Ad.Hook(g => g * 0, (A: x, B: x)));
        Assert.Equal([1, -2], pair.A.ToDoubles());
        var inside = Ad.Gradient(p => Sum(Ad.Hook(g => g * g, p).A * p.B), (A: x, B: x));
        Assert.Equal([1, 4], inside.A.ToDoubles());
        Assert.Contains("()", Assert.Throws<ArgumentException>(() => Ad.Gradient(p => Sum(Ad.Hook(g => g.Sum(), p)), x)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hook_that_is_not_linear_has_the_second_derivative_of_its_own_formula()
    {
        // The gradient of x³ through g -> g² is 9 x⁴, whose derivative is 36 x³.
        Tensor Hooked(Tensor x) => Pow(Ad.Hook(g => g * g, x), 3);
        Assert.Equal(36 * 8, Ad.Derivative(x => Ad.Gradient(Hooked, x), 2.0), 1e-9);
    }

    private static readonly Tensor Form = Tensor.Of([2.0, 0.5, 0.5, 1], 2, 2);

    private static Tensor Bowl(Tensor p) => 0.5 * Sum(p * Form.MatMul(p));

    [Fact]
    public void The_derivative_with_respect_to_the_rate_of_a_step_is_the_product_of_two_gradients()
    {
        var p = Tensor.Of([1.0, -3]);
        Tensor After(Tensor eta) => Bowl(p - eta * Ad.Gradient(Bowl, p));
        var eta = Tensor.Of([0.1]);
        double[] before = Ad.Gradient(Bowl, p).ToDoubles(), after = Ad.Gradient(Bowl, p - 0.1 * Ad.Gradient(Bowl, p)).ToDoubles();
        Assert.Equal(-(before[0] * after[0] + before[1] * after[1]), Ad.Gradient(After, eta)[0].Scalar(), 1e-12);
    }

    [Fact]
    public void A_rate_outside_the_rule_is_learned_through_its_steps()
    {
        // A rule's own numbers are no tensors; a rate that multiplies what the rule gets is, and momentum is linear in it.
        var p = Tensor.Of([1.0, -3]);
        Tensor Unrolled(Tensor eta)
        {
            var (x, optimiser) = (p, new Momentum(1, 0.5).Setup(p));
            for (int i = 0; i < 4; i++) (x, optimiser) = optimiser.Update(x, eta * Ad.Gradient(Bowl, x));
            return Bowl(x);
        }
        double ByHand(double eta)
        {
            double x = 1, y = -3, u = 0, v = 0;
            for (int i = 0; i < 4; i++)
            {
                (u, v) = (0.5 * u + eta * (2 * x + 0.5 * y), 0.5 * v + eta * (0.5 * x + y));
                (x, y) = (x - u, y - v);
            }
            return 0.5 * (2 * x * x + x * y + y * y);
        }
        var rate = Tensor.Of([0.1]);
        Assert.Equal(ByHand(0.1), Unrolled(rate).Scalar(), 1e-12);
        double difference = (ByHand(0.1 + 1e-6) - ByHand(0.1 - 1e-6)) / 2e-6;
        Assert.Equal(difference, Ad.Gradient(Unrolled, rate)[0].Scalar(), 1e-7);
        Assert.Equal(difference, Ad.Jvp(Unrolled, rate, Tensor.Of([1.0])).Tangent.Scalar(), 1e-7);
    }
}
