using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Ops;

/// <summary>Nested derivatives: perturbation confusion, escape, threads, and what may be called from inside a loss.</summary>
public sealed class NestingTests
{
    [Fact]
    public void An_inner_derivative_does_not_see_the_outer_perturbation()
    {
        // d/dx [ x · d/dy (x + y) ] = 1; confusing the two perturbations gives 2.
        Assert.Equal(1, Ad.Derivative(x => x * Ad.Derivative(y => x + y, x), 1.0));
        Assert.Equal(1, Ad.Gradient(x => x * Ad.Gradient(y => x + y, x), Number(1)).Scalar());
        Assert.Equal(1, Ad.Derivative(x => x * Ad.Gradient(y => x + y, x), 1.0));
        Assert.Equal(1, Ad.Gradient(x => x * Ad.Derivative(y => x + y, x), Number(1)).Scalar());
    }

    [Fact]
    public void An_inner_gradient_of_a_captured_outer_variable_is_zero() =>
        Assert.Equal(0, Ad.Gradient(x => x * Ad.Gradient(y => x * x + 0 * y, Number(3)), Number(2)).Scalar());

    [Fact]
    public void Derivatives_of_a_power_are_exact_to_fifth_order()
    {
        static Tensor Fifth(Tensor x) => x * x * x * x * x;
        Assert.Equal(120, Ad.Derivative(a => Ad.Derivative(b => Ad.Gradient(c => Ad.Derivative(d => Ad.Gradient(Fifth, d), c), b), a), 2.0), 9);
    }

    [Fact]
    public void Stopping_the_gradient_stops_it_at_every_level()
    {
        Assert.Equal(2, Ad.Gradient(x => x * Ad.StopGradient(x), Number(2)).Scalar());
        Assert.Equal(0, Ad.Derivative(x => Ad.Derivative(y => y * Ad.StopGradient(y * x), x), 3.0));
    }

    [Fact]
    public void A_leaf_that_the_loss_does_not_use_has_gradient_zero()
    {
        var (used, unused) = Ad.Gradient((a, b) => Sum(a * a), Tensor.Of([1f, 2f]), Tensor.Of([3f, 4f, 5f]));
        Assert.Equal([2f, 4f], used.ToArray());
        Assert.Equal([0f, 0f, 0f], unused.ToArray());
    }

    [Fact]
    public void A_tracer_that_escapes_throws_naming_the_operation_and_the_transform()
    {
        Tensor? escaped = null;
        Ad.Gradient(x => Sum(escaped = x * 2), Tensor.Of([1f, 2f]));
        var error = Assert.Throws<InvalidOperationException>(() => escaped! + 1.0);
        Assert.Contains("Gradient", error.Message, StringComparison.Ordinal);
        Assert.Contains("Affine", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => escaped!.ToArray());
    }

    [Fact]
    public void Control_flow_may_read_a_tracers_numbers() =>
        Assert.Equal(6, Ad.Gradient(x => x.Scalar() > 2 ? x * x : -x, Tensor.Of(3f)).Scalar());

    [Fact]
    public void A_gradient_of_more_than_one_number_is_an_error_that_says_what_to_do()
    {
        var error = Assert.Throws<ArgumentException>(() => Ad.Gradient(x => x * x, Tensor.Of([1f, 2f])));
        Assert.Contains("(2,)", error.Message, StringComparison.Ordinal);
        Assert.Contains("Pullback", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_differentiate_at_once_and_get_the_same_bits()
    {
        var x = Tensor.Normal(new Key(1), 8, 8);
        Tensor Nested(Tensor w) => Sum(Ad.Gradient(v => Sum(Tanh(v.MatMul(w)) * w), w));
        float[] expected = Ad.Gradient(Nested, x).ToArray();
        var results = new float[400][];
        Parallel.For(0, results.Length, i => results[i] = Ad.Gradient(Nested, x).ToArray());
        Assert.All(results, r => Assert.Equal(expected, r));
    }

    [Fact]
    public void An_error_in_a_loss_leaves_the_arguments_usable()
    {
        var x = Tensor.Of([1f, 2f]);
        Assert.Throws<DivideByZeroException>(() => Ad.Gradient<Tensor>(a =>
        {
            _ = a * a;
            throw new DivideByZeroException();
        }, x));
        Assert.Equal([2f, 4f], Ad.Gradient(a => Sum(a * a), x).ToArray());
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_operations_does_not_overflow_the_stack()
    {
        var gradient = Ad.Gradient(x =>
        {
            for (int i = 0; i < 100_000; i++) x = x + 1e-6;
            return x;
        }, Number(0));
        Assert.Equal(1, gradient.Scalar());
    }

    [Fact]
    public void Jacobian_and_Hessian_have_their_closed_forms()
    {
        var x = Tensor.Of([0.3, -0.7, 1.1], 3);
        var (byA, byB, byC) = Ad.Jacobian((a, b, c) => a * b + c, x, 2 * x, x[..1]);
        Assert.Equal(Ad.Jacobian(a => a * (2 * x), x).ToDoubles(), byA.ToDoubles());
        Assert.Equal(Ad.Jacobian(b => x * b, x).ToDoubles(), byB.ToDoubles());
        Assert.Equal([1.0, 1, 1], byC.ToDoubles());
        var pair = Ad.Jacobian((a, b) => a * b, x, 2 * x);
        Assert.Equal(byA.ToDoubles(), pair.Item1.ToDoubles());
        Assert.Equal(byB.ToDoubles(), pair.Item2.ToDoubles());
        var (value, (da, db)) = Ad.ValueAndGradient((a, b) => Sum(a * b * b), x, 2 * x);
        Assert.Equal(Sum(4 * x * x * x).Scalar(), value.Scalar(), 1e-12);
        Assert.True(da.AllClose(4 * x * x) && db.AllClose(4 * x * x));
        var (_, (_, _, dc)) = Ad.ValueAndGradient((a, b, c) => Sum(a * b * c), x, x, x);
        Assert.Equal((x * x).ToDoubles(), dc.ToDoubles());
        var j = Ad.Jacobian(a => a * a, x);
        Assert.Equal([0.6, 0, 0, 0, -1.4, 0, 0, 0, 2.2], j.ToDoubles().Select(v => Math.Round(v, 12)));
        var h = Ad.Hessian(a => Sum(a * a * a), x);
        Assert.Equal([1.8, 0, 0, 0, -4.2, 0, 0, 0, 6.6], h.ToDoubles().Select(v => Math.Round(v, 12)));
        Assert.Equal(new Shape(2, 3), Ad.Jacobian(a => a[..2] * 3, x).Shape);
        Assert.Equal(new Shape(6, 3), Ad.Jacobian(a => Concat(0, a, a), x).Shape);
    }

    private static Tensor Number(double x) => Tensor.Full(Shape.Scalar, x, DType.Float64);
}
