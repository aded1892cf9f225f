namespace Flux;

/// <summary>
/// act(γ (x - μ) / √(σ² + ε) + β) with the statistics of every channel of every observation, over the spatial dimensions (Ulyanov et al. 2016). If it tracks,
/// training returns the successor with running statistics m·batch + (1-m)·running of the means over the batch, the variance corrected by n/(n-1), and
/// inference uses them.
/// </summary>
/// <param name="Channels">Size of the second last dimension.</param>
/// <param name="Scale">γ, channels; null without affine part.</param>
/// <param name="Shift">β, channels; null without affine part.</param>
/// <param name="Mean">Running μ; null if not tracked.</param>
/// <param name="Variance">Running σ²; null if not tracked.</param>
/// <param name="Activation">Elementwise.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="Momentum">m.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record InstanceNorm(
    int Channels, Tensor? Scale, Tensor? Shift, NonTrainable? Mean, NonTrainable? Variance, Func<Tensor, Tensor> Activation, double Epsilon,
    double Momentum) : ILayer, IKeepsPrecision
{
    /// <summary>ε, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Epsilon { get; init => field = Hyperparameter.AtLeastZero(nameof(InstanceNorm), value); } =
        Hyperparameter.AtLeastZero(nameof(InstanceNorm), Epsilon);

    /// <summary>m, 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Momentum { get; init => field = Hyperparameter.Share(nameof(InstanceNorm), value); } = Hyperparameter.Share(nameof(InstanceNorm), Momentum);

    /// <inheritdoc/>
    public Tensor Forward(Tensor x)
    {
        Standardised.Check(this, x, Channels, 3);
        return Mean is { } mean && Variance is { } variance
            ? Standardised.ByRunning(x, mean, variance, Epsilon, Scale, Shift, Activation)
            : Own(x).Y;
    }

    /// <summary>The output by the observations' own statistics, and the successor.</summary>
    /// <exception cref="ArgumentException">It tracks, and there is no observation, or one value per channel and observation, which has no variance.</exception>
    public (Tensor Y, InstanceNorm Next) Train(Tensor x)
    {
        Standardised.Check(this, x, Channels, 3);
        var (mean, variance, y) = Own(x);
        if (Mean is not { } runningMean || Variance is not { } runningVariance) return (y, this);
        int n = x.Shape.Stride(x.Rank - 2), batch = x.Rank - 1;
        if (x.Shape[batch] == 0) throw new ArgumentException($"{this}: training on {x.Shape} gives no statistics to track; one observation or more would fit.");
        if (n < 2)
        {
            throw new ArgumentException(
                $"{this}: training on {x.Shape} gives one value per channel and observation, whose variance is undefined; larger images would fit.");
        }
        return (y, this with
        {
            Mean = Standardised.Moved(runningMean, mean.Mean(batch), Momentum),
            Variance = Standardised.Moved(runningVariance, variance.Mean(batch) * (n / (n - 1.0)), Momentum),
        });
    }

    (Tensor Y, ILayer Next) ILayer.Advance(Tensor x, Key key) => Train(x);

    private (Tensor Mean, Tensor Variance, Tensor Y) Own(Tensor x)
    {
        int[] dims = [.. Enumerable.Range(0, x.Rank - 2)];
        return Standardised.Own(x, dims, Epsilon, Standardised.PerChannel(x, Scale), Standardised.PerChannel(x, Shift), Activation);
    }

    /// <summary>As Flux prints it: InstanceNorm(20, relu, affine=false).</summary>
    public override string ToString() => $"InstanceNorm({Channels}{LayerText.Norm(Activation, Scale)})";
}

public static partial class Prelude
{
    /// <summary>An <see cref="Flux.InstanceNorm"/> layer; with an affine part γ = 1, β = 0; if it tracks, running mean 0 and variance 1.</summary>
    public static InstanceNorm InstanceNorm(
        int channels, Func<Tensor, Tensor>? activation = null, bool affine = false, bool trackStatistics = false, double epsilon = 1e-5, double momentum = 0.1)
    {
        Standardised.Channels("InstanceNorm", channels);
        return new(
            channels, affine ? Tensor.Ones(channels) : null, affine ? Tensor.Zeros(channels) : null,
            trackStatistics ? new NonTrainable(Tensor.Zeros(channels)) : null, trackStatistics ? new NonTrainable(Tensor.Ones(channels)) : null,
            activation ?? Identity, epsilon, momentum);
    }

    /// <summary>An <see cref="Flux.InstanceNorm"/> layer for as many channels as its input has.</summary>
    public static Init<InstanceNorm> InstanceNorm(
        Size channels, Func<Tensor, Tensor>? activation = null, bool affine = false, bool trackStatistics = false, double epsilon = 1e-5,
        double momentum = 0.1) =>
        channels.OfChannels(n => new Init<InstanceNorm>(_ => InstanceNorm(n, activation, affine, trackStatistics, epsilon, momentum)));
}
