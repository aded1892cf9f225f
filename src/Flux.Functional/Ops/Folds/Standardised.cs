using System.Diagnostics.CodeAnalysis;
using Flux.Kernels;

namespace Flux;

/// <summary>What normalising layers share: distance from the mean in deviations, then scale, shift and activation.</summary>
internal static class Standardised
{
    /// <summary>x's own μ and σ² (not corrected) over some dimensions, and act(γ (x - μ) / √(σ² + ε) + β); γ and β broadcast with x, or are null.</summary>
    internal static (Tensor Mean, Tensor Variance, Tensor Y) Own(
        Tensor x, int[] dims, double epsilon, Tensor? scale, Tensor? shift, Func<Tensor, Tensor> activation)
    {
        var folded = Arguments.Reduced("Normalise", x, dims);
        bool inRuns = x.DType.IsReal() && x.Device.Kernels.HasNorms;
        if (inRuns && NormLayout.Of(x.Shape, folded) is { } layout) return InRuns(x, layout, folded, epsilon, scale, shift, activation);
        var (near, by, mean, variance) = Moments.Of(x, dims);
        var y = Primitive.Bind(StandardiseOp.Op, near, mean, Factor(variance, epsilon));
        return (mean + by, variance, Affine(y, scale, shift, activation));
    }

    private static (Tensor Mean, Tensor Variance, Tensor Y) InRuns(
        Tensor x, NormLayout layout, Shape folded, double epsilon, Tensor? scale, Tensor? shift, Func<Tensor, Tensor> activation)
    {
        var moments = Primitive.Bind(new MomentsOp(layout, folded), x);
        var (by, mean, variance) = (MomentsOp.Part(moments, 0, folded), MomentsOp.Part(moments, 1, folded), MomentsOp.Part(moments, 2, folded));
        var factor = Factor(variance, epsilon);
        bool both = scale is not null && shift is not null && scale.Shape == shift.Shape && scale.DType == x.DType && shift.DType == x.DType;
        var y = both && layout.Scaled(x.Shape, scale!.Shape) is { } scaled
            ? activation(Primitive.Bind(new StandardiseRunsOp(scaled), x, by, mean, factor, scale, shift!))
            : Affine(Primitive.Bind(new StandardiseRunsOp(layout), x, by, mean, factor), scale, shift, activation);
        return (by + mean, variance, y);
    }

    private static Tensor Factor(Tensor variance, double epsilon) => 1 / Prelude.Sqrt(variance + epsilon);

    /// <summary>act(γ y + β); γ and β are null without affine part, and broadcast with y.</summary>
    private static Tensor Affine(Tensor y, Tensor? scale, Tensor? shift, Func<Tensor, Tensor> activation) =>
        Prelude.BiasAct(scale is null ? y : y * scale, shift, activation);

    /// <summary>act(γ (x - μ) / √(σ² + ε) + β) with everything given per channel; γ goes into the factor, so that x is passed over once.</summary>
    internal static Tensor ByRunning(
        Tensor x, NonTrainable mean, NonTrainable variance, double epsilon, Tensor? scale, Tensor? shift, Func<Tensor, Tensor> activation)
    {
        var factor = 1 / Prelude.Sqrt(variance.Value + epsilon);
        return Affine(x - PerChannel(x, mean.Value), PerChannel(x, scale is null ? factor : factor * scale), PerChannel(x, shift), activation);
    }

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
