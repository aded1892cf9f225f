using System.Diagnostics.CodeAnalysis;

namespace Flux;

/// <summary>What normalising layers share: distance from the mean in deviations, then scale, shift and activation.</summary>
internal static class Standardised
{
    /// <summary>x's own μ and σ² (not corrected) over some dimensions, and (x - μ) / √(σ² + ε).</summary>
    internal static (Tensor Mean, Tensor Variance, Tensor Y) Own(Tensor x, int[] dims, double epsilon)
    {
        var mean = x.Mean(dims);
        var variance = Primitive.Bind(Map2Op<SquaredDistanceBody>.Op, x, mean).Mean(dims);
        return (mean, variance, Primitive.Bind(StandardiseOp.Op, x, mean, 1 / Prelude.Sqrt(variance + epsilon)));
    }

    /// <summary>act(γ y + β); γ and β are null without affine part, and broadcast with y.</summary>
    internal static Tensor Affine(Tensor y, Tensor? scale, Tensor? shift, Func<Tensor, Tensor> activation) =>
        Prelude.BiasAct(scale is null ? y : y * scale, shift, activation);

    /// <summary>One value per channel, the second last dimension of x.</summary>
    [return: NotNullIfNotNull(nameof(values))]
    internal static Tensor? PerChannel(Tensor x, Tensor? values) => values?.Reshape([.. Enumerable.Repeat(1, x.Rank - 2), values.Shape.Elements, 1]);

    /// <summary>m·batch + (1 - m)·running, without derivative.</summary>
    internal static NonTrainable Moved(NonTrainable running, Tensor batch, double momentum)
    {
        var now = Primitive.Bind(StopGradientOp.Op, batch).Reshape(running.Value.Shape.Elements);
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
}
