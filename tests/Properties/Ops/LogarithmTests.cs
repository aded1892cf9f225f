using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Ops;

/// <summary>x log y and x log x where the logarithm alone would be infinite.</summary>
public sealed class LogarithmTests
{
    private const double Inf = double.PositiveInfinity;

    [Theory]
    [InlineData(0, 0, 0, 0, 0), InlineData(0, 2, 0, 0.6931471805599453, 0), InlineData(0, Inf, 0, 0, 0), InlineData(0, -1, 0, 0, 0),
        InlineData(0, double.NaN, 0, 0, 0)]
    [InlineData(2, 1, 0, 0, 2), InlineData(-2, 4, -2.772588722239781, 1.3862943611198906, -0.5)]
    public void X_log_y_and_its_slopes(double x, double y, double value, double inX, double inY)
    {
        var (at, gradient) = Ad.ValueAndGradient(p => Sum(Xlogy(p.X, p.Y)), (X: Tensor.Of([x]), Y: Tensor.Of([y])));
        Assert.Equal(value, at.Scalar(), 1e-15);
        Assert.Equal(inX, gradient.X.Scalar(), 1e-15);
        Assert.Equal(inY, gradient.Y.Scalar(), 1e-15);
    }

    [Fact]
    public void NaN_times_a_logarithm_is_NaN()
    {
        Assert.True(double.IsNaN(Xlogy(Tensor.Of([double.NaN]), Tensor.Of([2.0])).Scalar()));
        Assert.True(double.IsNaN(Xlogy(Tensor.Of([1.0]), Tensor.Of([double.NaN])).Scalar()));
        Assert.True(double.IsNaN(Xlogx(Tensor.Of([double.NaN])).Scalar()));
    }

    [Theory]
    [InlineData(0, 0, 0), InlineData(1, 0, 1), InlineData(2, 1.3862943611198906, 1.6931471805599454)]
    public void X_log_x_and_its_slope(double x, double value, double slope)
    {
        var (at, gradient) = Ad.ValueAndGradient(v => Sum(Xlogx(v)), Tensor.Of([x]));
        Assert.Equal(value, at.Scalar(), 1e-15);
        Assert.Equal(slope, gradient.Scalar(), 1e-15);
    }

    [Fact]
    public void Infinite_logits_share_the_softmax_over_several_dimensions()
    {
        var x = Tensor.Of([Inf, 0, 1, Inf, 2, 3], 2, 3);
        Assert.Equal([0.5, 0, 0, 0.5, 0, 0], Softmax(x, 0, 1).ToDoubles());
        Assert.Equal([-Math.Log(2), -Inf, -Inf, -Math.Log(2), -Inf, -Inf], LogSoftmax(x, 0, 1).ToDoubles());
        Assert.Equal(Inf, LogSumExp(x, 0, 1).Scalar());
        Assert.Equal([0.5, 0, 0, 0.5, 0, 0], Ad.Gradient(a => Sum(LogSumExp(a, 0, 1)), x).ToDoubles());
        Assert.Equal(-Inf, LogSumExp(Tensor.Of([-Inf, -Inf]), 0).Scalar());
    }
}
