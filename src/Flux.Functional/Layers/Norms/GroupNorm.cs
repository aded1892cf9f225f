namespace Flux;

/// <summary>
/// act(γ (x - μ) / √(σ² + ε) + β) with the statistics of every group of neighbouring channels of every observation, over the spatial dimensions and the group's
/// channels; γ and β per channel (Wu and He 2018).
/// </summary>
/// <param name="Channels">Size of the second last dimension.</param>
/// <param name="Groups">Groups of equally many channels.</param>
/// <param name="Scale">γ, channels; null without affine part.</param>
/// <param name="Shift">β, channels; null without affine part.</param>
/// <param name="Activation">Elementwise.</param>
/// <param name="Epsilon">ε.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record GroupNorm(int Channels, int Groups, Tensor? Scale, Tensor? Shift, Func<Tensor, Tensor> Activation, double Epsilon)
    : ILayer, IKeepsPrecision
{
    /// <summary>ε, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public double Epsilon { get; init => field = Hyperparameter.AtLeastZero(nameof(GroupNorm), value); } =
        Hyperparameter.AtLeastZero(nameof(GroupNorm), Epsilon);

    /// <inheritdoc/>
    public Tensor Forward(Tensor x)
    {
        Standardised.Check(this, x, Channels, 3);
        int[] sizes = x.Shape.ToArray();
        int size = Channels / Groups;
        var grouped = x.Reshape([.. sizes[..^2], size, Groups, sizes[^1]]);
        int[] ofOneGroup = [.. Enumerable.Range(0, x.Rank - 1)];
        return Standardised.Own(grouped, ofOneGroup, Epsilon, PerGroup(x, Scale, size), PerGroup(x, Shift, size), Activation).Y.Reshape(sizes);
    }

    private Tensor? PerGroup(Tensor x, Tensor? values, int size) => values?.Reshape([.. Enumerable.Repeat(1, x.Rank - 2), size, Groups, 1]);

    /// <summary>As Flux prints it: GroupNorm(8, 4, relu).</summary>
    public override string ToString() => $"GroupNorm({Channels}, {Groups}{LayerText.Norm(Activation, Scale)})";
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.GroupNorm"/> layer: γ = 1, β = 0.</summary>
    public static GroupNorm GroupNorm(int channels, int groups, Func<Tensor, Tensor>? activation = null, bool affine = true, double epsilon = 1e-5)
    {
        Standardised.Channels("GroupNorm", channels);
        if (groups < 1 || channels % groups != 0)
        {
            throw new ArgumentException(
                $"GroupNorm({channels}, {groups}): {groups} groups of {channels} channels; a number that divides {channels} would fit.", nameof(groups));
        }
        return new(channels, groups, affine ? Tensor.Ones(channels) : null, affine ? Tensor.Zeros(channels) : null, activation ?? Identity, epsilon);
    }

    /// <summary>A <see cref="Flux.GroupNorm"/> layer for as many channels as its input has.</summary>
    public static Init<GroupNorm> GroupNorm(Size channels, int groups, Func<Tensor, Tensor>? activation = null, bool affine = true, double epsilon = 1e-5) =>
        channels.OfChannels(n => new Init<GroupNorm>(_ => GroupNorm(n, groups, activation, affine, epsilon)));
}
