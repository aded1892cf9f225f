using System.Diagnostics.CodeAnalysis;

namespace Flux;

/// <summary>What normalising layers share: distance from the mean in deviations, then scale, shift and activation.</summary>
internal static class Standardised
{
    /// <summary>μ, x - μ and σ² (not corrected) over some dimensions.</summary>
    internal static (Tensor Mean, Tensor Centred, Tensor Variance) Moments(Tensor x, int[] dims)
    {
        var mean = x.Mean(dims);
        var centred = x - mean;
        return (mean, centred, (centred * centred).Mean(dims));
    }

    /// <summary>act(γ (x - μ) / √(σ² + ε) + β) from x - μ; γ and β are null without affine part, and all broadcast with x.</summary>
    internal static Tensor Of(Tensor centred, Tensor variance, double epsilon, Tensor? scale, Tensor? shift, Func<Tensor, Tensor> activation)
    {
        var factor = 1 / Prelude.Sqrt(variance + epsilon);
        return Prelude.BiasAct(centred * (scale is null ? factor : factor * scale), shift, activation);
    }

    /// <summary>The same with x's own moments over some dimensions.</summary>
    internal static Tensor Over(int[] dims, Tensor x, double epsilon, Tensor? scale, Tensor? shift, Func<Tensor, Tensor> activation)
    {
        var (_, centred, variance) = Moments(x, dims);
        return Of(centred, variance, epsilon, scale, shift, activation);
    }

    /// <summary>One value per channel, the second last dimension of x.</summary>
    [return: NotNullIfNotNull(nameof(values))]
    internal static Tensor? PerChannel(Tensor x, Tensor? values) => values?.Reshape([.. Enumerable.Repeat(1, x.Rank - 2), values.Shape.Elements, 1]);

    /// <summary>m·batch + (1 - m)·running, without derivative.</summary>
    internal static NonTrainable Moved(NonTrainable running, Tensor batch, double momentum)
    {
        var now = Ad.StopGradient(batch).Reshape(running.Value.Shape.Elements);
        return new((1 - momentum) * running.Value + momentum * now);
    }

    internal static int Channels(string what, int channels) => channels >= 1
        ? channels
        : throw new ArgumentOutOfRangeException(nameof(channels), $"{what}({channels}): 1 channel or more would fit.");

    /// <summary>Checks that x has spatial dimensions before its channels and batch.</summary>
    internal static void Check(object layer, Tensor x, int channels)
    {
        if (x.Rank < 3 || x.Shape[x.Rank - 2] != channels)
        {
            throw new ArgumentException($"{layer}: the input has shape {x.Shape}; 3 dimensions or more with {channels} channels in the second last would fit.");
        }
    }

    internal static string Text(Func<Tensor, Tensor> activation, Tensor? scale) => ActivationName.Listed(activation) + (scale is null ? ", affine=false" : "");
}
