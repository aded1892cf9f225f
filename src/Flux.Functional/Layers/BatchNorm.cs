namespace Flux;

/// <summary>
/// act(γ (x - μ) / √(σ² + ε) + β) per channel, the second last dimension (Ioffe and Szegedy 2015). Training uses the batch's statistics and returns the
/// successor with running statistics m·batch + (1-m)·running, the variance corrected by n/(n-1); inference uses the running ones.
/// </summary>
/// <param name="Scale">γ, channels; null without affine part.</param>
/// <param name="Shift">β, channels; null without affine part.</param>
/// <param name="Mean">Running μ.</param>
/// <param name="Variance">Running σ².</param>
/// <param name="Activation">Elementwise.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="Momentum">m.</param>
public sealed record BatchNorm(
    Tensor? Scale, Tensor? Shift, NonTrainable Mean, NonTrainable Variance, Func<Tensor, Tensor> Activation, double Epsilon, double Momentum) : ILayer, IKeepsPrecision
{
    private int Channels => Mean.Value.Shape.Elements;

    /// <inheritdoc/>
    public Tensor Forward(Tensor x)
    {
        Check(x);
        return Normalise(x, PerChannel(x, Mean.Value), PerChannel(x, Variance.Value));
    }

    /// <summary>The output by the batch's statistics, and the successor.</summary>
    /// <exception cref="ArgumentException">Only one value per channel: its variance is undefined.</exception>
    public (Tensor Y, BatchNorm Next) Train(Tensor x)
    {
        Check(x);
        int[] dims = [.. Enumerable.Range(0, x.Rank).Where(i => i != ChannelDim(x))];
        int n = x.Shape.Elements / Channels;
        if (n < 2) throw new ArgumentException($"{this}: training on {x.Shape} gives one value per channel, whose variance is undefined; a larger batch would fit.");
        var mean = x.Mean(dims);
        var variance = Prelude.Variance(x, false, dims);
        var next = this with
        {
            Mean = new(Moved(Mean.Value, mean)),
            Variance = new(Moved(Variance.Value, variance * (n / (n - 1.0)))),
        };
        return (Normalise(x, mean, variance), next);
    }

    (Tensor Y, ILayer Next) ILayer.Advance(Tensor x, Key key) => Train(x);

    private Tensor Moved(Tensor running, Tensor batch) => (1 - Momentum) * running + Momentum * Ad.StopGradient(batch).Reshape(Channels);

    private Tensor Normalise(Tensor x, Tensor mean, Tensor variance)
    {
        var scale = 1 / Prelude.Sqrt(variance + Epsilon);
        if (Scale is null) return Activation((x - mean) * scale);
        return Prelude.BiasAct((x - mean) * (scale * PerChannel(x, Scale)), PerChannel(x, Shift!), Activation);
    }

    private static int ChannelDim(Tensor x) => x.Rank - 2;

    private static Tensor PerChannel(Tensor x, Tensor values) => values.Reshape([.. Enumerable.Repeat(1, x.Rank - 2), values.Shape.Elements, 1]);

    private void Check(Tensor x)
    {
        if (x.Rank < 2 || x.Shape[ChannelDim(x)] != Channels)
        {
            throw new ArgumentException($"{this}: the input has shape {x.Shape}; {Channels} channels in the second last dimension would fit.");
        }
    }

    /// <summary>As Flux prints it: BatchNorm(20, relu).</summary>
    public override string ToString() => $"BatchNorm({Channels}{ActivationName.Listed(Activation)}{(Scale is null ? ", affine=false" : "")})";
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.BatchNorm"/> layer: γ = 1, β = 0, running mean 0 and variance 1.</summary>
    public static BatchNorm BatchNorm(int channels, Func<Tensor, Tensor>? activation = null, bool affine = true, double epsilon = 1e-5, double momentum = 0.1)
    {
        if (channels < 1) throw new ArgumentOutOfRangeException(nameof(channels), $"BatchNorm({channels}): 1 channel or more would fit.");
        return new(
            affine ? Tensor.Ones(channels) : null, affine ? Tensor.Zeros(channels) : null, new(Tensor.Zeros(channels)), new(Tensor.Ones(channels)),
            activation ?? Identity, epsilon, momentum);
    }
}
