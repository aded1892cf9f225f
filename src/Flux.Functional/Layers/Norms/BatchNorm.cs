namespace Flux;

/// <summary>
/// act(γ (x - μ) / √(σ² + ε) + β) per channel, the second last dimension (Ioffe and Szegedy 2015). Training uses the batch's statistics and returns the
/// successor with running statistics m·batch + (1-m)·running, the variance corrected by n/(n-1); inference uses the running ones, or the batch's if none are
/// kept.
/// </summary>
/// <param name="Scale">γ, channels; null without affine part.</param>
/// <param name="Shift">β, channels; null without affine part.</param>
/// <param name="Mean">Running μ.</param>
/// <param name="Variance">Running σ².</param>
/// <param name="Activation">Elementwise.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="Momentum">m.</param>
/// <param name="TrackStatistics">Whether running statistics are kept.</param>
/// <example>
/// <code>
/// BatchNorm norm = BatchNorm(4, Relu);
/// Tensor x = 3 + Tensor.Normal(new Key(1), 4, 100);
/// var (y, next) = norm.Train(x, new Key(2));            // statistics of the batch; the successor has moved its own
/// Console.WriteLine(next.Forward(x).Shape);
/// </code>
/// </example>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record BatchNorm(
    Tensor? Scale, Tensor? Shift, NonTrainable Mean, NonTrainable Variance, Func<Tensor, Tensor> Activation, double Epsilon, double Momentum,
    bool TrackStatistics = true) : ILayer, IKeepsPrecision
{
    /// <summary>ε, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Epsilon { get; init => field = Hyperparameter.AtLeastZero(nameof(BatchNorm), value); } =
        Hyperparameter.AtLeastZero(nameof(BatchNorm), Epsilon);

    /// <summary>m, 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Momentum { get; init => field = Hyperparameter.Share(nameof(BatchNorm), value); } = Hyperparameter.Share(nameof(BatchNorm), Momentum);

    private int Channels => Mean.Value.Shape.Elements;

    /// <inheritdoc/>
    public Tensor Forward(Tensor x)
    {
        Standardised.Check(this, x, Channels, 2);
        return TrackStatistics ? Standardised.ByRunning(x, Mean, Variance, Epsilon, Scale, Shift, Activation) : Own(x).Y;
    }

    /// <summary>The output by the batch's statistics, and the successor.</summary>
    /// <exception cref="ArgumentException">Only one value per channel: its variance is undefined.</exception>
    public (Tensor Y, BatchNorm Next) Train(Tensor x)
    {
        Standardised.Check(this, x, Channels, 2);
        int n = x.Shape.Elements / Channels;
        if (n < 2)
        {
            throw new ArgumentException($"{this}: training on {x.Shape} gives one value per channel, whose variance is undefined; a larger batch would fit.");
        }
        var (mean, variance, y) = Own(x);
        if (!TrackStatistics) return (y, this);
        return (y, this with
        {
            Mean = Standardised.Moved(Mean, mean, Momentum),
            Variance = Standardised.Moved(Variance, variance * (n / (n - 1.0)), Momentum),
        });
    }

    (Tensor Y, ILayer Next) ILayer.Advance(Tensor x, Key key) => Train(x);

    private (Tensor Mean, Tensor Variance, Tensor Y) Own(Tensor x)
    {
        int[] dims = [.. Enumerable.Range(0, x.Rank).Where(i => i != x.Rank - 2)];
        return Standardised.Own(x, dims, Epsilon, Standardised.PerChannel(x, Scale), Standardised.PerChannel(x, Shift), Activation);
    }

    /// <summary>As Flux prints it: BatchNorm(20, relu).</summary>
    public override string ToString() => $"BatchNorm({Channels}{LayerText.Norm(Activation, Scale)})";
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.BatchNorm"/> layer: γ = 1, β = 0, running mean 0 and variance 1.</summary>
    public static BatchNorm BatchNorm(
        int channels, Func<Tensor, Tensor>? activation = null, bool affine = true, bool trackStatistics = true, double epsilon = 1e-5, double momentum = 0.1)
    {
        Standardised.Channels("BatchNorm", channels);
        return new(
            affine ? Tensor.Ones(channels) : null, affine ? Tensor.Zeros(channels) : null, new(Tensor.Zeros(channels)), new(Tensor.Ones(channels)),
            activation ?? Identity, epsilon, momentum, trackStatistics);
    }

    /// <summary>A <see cref="Flux.BatchNorm"/> layer for as many channels as its input has.</summary>
    public static Init<BatchNorm> BatchNorm(
        Size channels, Func<Tensor, Tensor>? activation = null, bool affine = true, bool trackStatistics = true, double epsilon = 1e-5,
        double momentum = 0.1) =>
        channels.OfChannels(n => new Init<BatchNorm>(_ => BatchNorm(n, activation, affine, trackStatistics, epsilon, momentum)));
}
