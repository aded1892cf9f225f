namespace Flux;

/// <summary>Norms. Flux has β before γ; versions before 0.12 keep statistics always.</summary>
internal static class NormReaders
{
    private const string Common = "λ β γ μ|µ σ²|σ2 ϵ|ε|eps momentum", Old = $"{Common} active", New = $"{Common} affine track_stats active chs",
        Members = "Scale=γ Shift=β Mean=μ Variance=σ²";
    private const double Epsilon = 1e-5, Momentum = 0.1;

    internal static readonly LayerReader[] Rows =
    [
        new("BatchNorm", [Old, New], BatchNormOf, typeof(BatchNorm), Members),
        new("InstanceNorm", [Old, New], InstanceNormOf, typeof(InstanceNorm), Members),
        new("GroupNorm", [$"G {Old}", $"G {New}"], GroupNormOf, typeof(GroupNorm), Members),
        new("LayerNorm", ["diag", "λ diag ϵ|ε|eps size affine"], LayerNormOf, typeof(LayerNorm), "Scale=diag/scale Shift=diag/bias"),
    ];

    private static BatchNorm BatchNormOf(SavedLayer saved)
    {
        int channels = Channels(saved);
        var (scale, shift) = Affine(saved, channels);
        bool tracks = Tracks(saved);
        var mean = saved.Vector("μ", channels) ?? (tracks ? throw Untracked(saved) : Tensor.Zeros(channels));
        var variance = saved.Vector("σ²", channels) ?? (tracks ? throw Untracked(saved) : Tensor.Ones(channels));
        return new(scale, shift, new(mean), new(variance), saved.Activation("λ"),
            saved.Number("ϵ", Epsilon), saved.Number("momentum", Momentum), tracks);
    }

    private static InstanceNorm InstanceNormOf(SavedLayer saved)
    {
        int channels = Channels(saved);
        var (scale, shift) = Affine(saved, channels);
        bool tracks = Tracks(saved);
        NonTrainable? mean = tracks ? new NonTrainable(saved.Vector("μ", channels) ?? throw Untracked(saved)) : null;
        NonTrainable? variance = tracks ? new NonTrainable(saved.Vector("σ²", channels) ?? throw Untracked(saved)) : null;
        return new(channels, scale, shift, mean, variance, saved.Activation("λ"),
            saved.Number("ϵ", Epsilon), saved.Number("momentum", Momentum));
    }

    private static GroupNorm GroupNormOf(SavedLayer saved)
    {
        if (Tracks(saved)) throw saved.Unfit("keeps running statistics, which GroupNorm has not here; one saved with track_stats = false would fit");
        int channels = Channels(saved), groups = saved.Integer("G", 1);
        if (channels % groups != 0) throw saved.Unfit($"has {groups} groups for {channels} channels; a number that divides them would fit");
        var (scale, shift) = Affine(saved, channels);
        return new(channels, groups, scale, shift, saved.Activation("λ"), saved.Number("ϵ", Epsilon));
    }

    /// <summary>
    /// The affine part is a layer in a field: Diagonal before 0.13, Scale since, which holds the activation too. Older versions of Flux add ε to the deviation,
    /// not to the variance; files do not tell.
    /// </summary>
    private static LayerNorm LayerNormOf(SavedLayer saved)
    {
        var activation = saved.Field("λ") is null && saved.Field("size") is null ? Prelude.Identity : saved.Activation("λ");
        var sizes = saved.Integers("size", 1);
        var affine = saved.Truth("affine", true) ? saved.Layer("diag") : null;
        if (affine is not (null or Scale)) throw saved.Unfit($"has {affine} as its affine part; a Scale would fit");
        var scale = (affine as Scale)?.Factor;
        var size = sizes.IsEmpty && scale is not null ? scale.Shape : new Shape([.. sizes]);
        if (size.Rank == 0 || scale is not null && scale.Shape != size)
        {
            throw saved.Unfit($"is of size {size} with an affine part of size {scale?.Shape ?? size}; equal ones of 1 dimension or more would fit");
        }
        return new(size, scale, (affine as Scale)?.Bias ?? scale?.ZerosLike(), activation, saved.Number("ϵ", Epsilon));
    }

    private static (Tensor? Scale, Tensor? Shift) Affine(SavedLayer saved, int channels)
    {
        var (scale, shift) = (saved.Vector("γ", channels), saved.Vector("β", channels));
        return scale is null == shift is null ? (scale, shift) : throw saved.Unfit("has one of β and γ; both or none would fit");
    }

    private static bool Tracks(SavedLayer saved) => saved.Truth("track_stats", saved.Field("μ") is not null);

    /// <summary>The number of channels, which older versions have only as that of the arrays.</summary>
    private static int Channels(SavedLayer saved) => saved.Field("chs") is null ? saved.Tensor("β", 1, 1).Shape.Elements : saved.Integer("chs", 1);

    private static FileFormatException Untracked(SavedLayer saved) => saved.Unfit("keeps statistics and has none; μ and σ² would fit");
}
