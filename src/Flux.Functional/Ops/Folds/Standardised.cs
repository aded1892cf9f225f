using System.Diagnostics.CodeAnalysis;

namespace Flux;

/// <summary>What normalising layers share: distance from the mean in deviations, then scale, shift and activation.</summary>
internal static class Standardised
{
    /// <summary>x's own μ and σ² (not corrected) over some dimensions, and (x - μ) / √(σ² + ε).</summary>
    internal static (Tensor Mean, Tensor Variance, Tensor Y) Own(Tensor x, int[] dims, double epsilon)
    {
        var (near, by, mean, variance) = Moments.Of(x, dims);
        return (mean + by, variance, Primitive.Bind(StandardiseOp.Op, near, mean, 1 / Prelude.Sqrt(variance + epsilon)));
    }

    /// <summary>act(γ y + β); γ and β are null without affine part, and broadcast with y.</summary>
    internal static Tensor Affine(Tensor y, Tensor? scale, Tensor? shift, Func<Tensor, Tensor> activation) =>
        Prelude.BiasAct(scale is null ? y : y * scale, shift, activation);

    /// <summary>act(γ y + β), γ and β per channel.</summary>
    internal static Tensor AffinePerChannel(Tensor y, Tensor? scale, Tensor? shift, Func<Tensor, Tensor> activation) =>
        Affine(y, PerChannel(y, scale), PerChannel(y, shift), activation);

    /// <summary>act(γ (x - μ) / √(σ² + ε) + β) with everything given per channel; γ goes into the factor, so that x is passed over once.</summary>
    internal static Tensor ByRunning(
        Tensor x, NonTrainable mean, NonTrainable variance, double epsilon, Tensor? scale, Tensor? shift, Func<Tensor, Tensor> activation)
    {
        var factor = 1 / Prelude.Sqrt(variance.Value + epsilon);
        return AffinePerChannel(x - PerChannel(x, mean.Value), scale is null ? factor : factor * scale, shift, activation);
    }

    /// <summary>One value per channel, the second last dimension of x.</summary>
    [return: NotNullIfNotNull(nameof(values))]
    private static Tensor? PerChannel(Tensor x, Tensor? values) => values?.Reshape([.. Enumerable.Repeat(1, x.Rank - 2), values.Shape.Elements, 1]);

    /// <summary>m·batch + (1 - m)·running, without derivative.</summary>
    internal static NonTrainable Moved(NonTrainable running, Tensor batch, double momentum)
    {
        var now = Primitive.Bind(StopGradientOp.Op, batch).Reshape(running.Value.Shape.Elements);
        return new((1 - momentum) * running.Value + momentum * now);
    }

    internal static int Channels(string what, int channels) => channels >= 1
        ? channels
        : throw new ArgumentOutOfRangeException(nameof(channels), $"{what}({channels}): 1 channel or more would fit.");

    /// <summary>Checks that x has so many dimensions or more, the last two being channels and batch.</summary>
    internal static void Check(object layer, Tensor x, int channels, int rank)
    {
        if (x.Rank < rank || x.Shape[x.Rank - 2] != channels)
        {
            throw new ArgumentException(
                $"{layer}: the input has shape {x.Shape}; {rank} dimensions or more with {channels} channels in the second last would fit.");
        }
    }
}
