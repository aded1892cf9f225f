namespace Flux;

/// <summary>Stands for a size that follows from the shape of the input: <see cref="Prelude.Infer"/>.</summary>
public readonly record struct Inferred
{
    /// <summary>As Flux writes it.</summary>
    public override string ToString() => "_";
}

/// <summary>Descriptions of layers whose sizes follow from the shape of their input.</summary>
public static class Init
{
    /// <summary>A layer made from a key and the shape of its input, batch included; it needs <c>Build(key, sizes)</c>, or a chain that is built so.</summary>
    public static Init<T> ByInput<T>(Func<Key, Shape, T> build) where T : notnull => new((key, input) => input is not null
        ? build(key, input)
        : throw new ArgumentException($"{typeof(T).Name}: its input is to be inferred, but the shape of no input is known; Build(key, sizes of the input) would fit."));

    /// <summary>A layer described by the size of one dimension of its input, counted from the last.</summary>
    internal static Init<T> BySize<T>(int fromLast, Func<int, Init<T>> describe) where T : notnull => ByInput((key, input) => input.Rank >= fromLast
        ? describe(input[input.Rank - fromLast]).Build(key)
        : throw new ArgumentException($"{typeof(T).Name}: its input is to be inferred from shape {input}; {fromLast} dimensions or more would fit."));
}

public static partial class Prelude
{
    /// <summary>
    /// In place of a layer's number of inputs or channels: it follows from the shape of the input that the model is built for, as in
    /// <c>Chain(Conv((3, 3), Infer, 8), Flatten(), Dense(Infer, 10)).Build(key, 28, 28, 1, 32)</c> (Flux's @autosize).
    /// </summary>
    public static Inferred Infer => default;

    /// <summary>A <see cref="Flux.Dense"/> layer for as many inputs as the first dimension has.</summary>
    public static Init<Dense> Dense(Inferred inputs, int outputs, Func<Tensor, Tensor>? activation = null, bool bias = true, Initialiser? init = null) =>
        Init.ByInput((key, input) => Dense(input[0], outputs, activation, bias, init).Build(key));

    /// <summary>A <see cref="Flux.Conv"/> layer for as many channels as the input has.</summary>
    public static Init<Conv> Conv(
        Dims window, Inferred inputs, int outputs, Func<Tensor, Tensor>? activation = null, Dims stride = default, Pad pad = default, Dims dilation = default,
        int groups = 1, bool bias = true, Initialiser? init = null) =>
        Init.BySize(2, channels => Conv(window, channels, outputs, activation, stride, pad, dilation, groups, bias, init));

    /// <summary>A depthwise <see cref="Flux.Conv"/> layer for as many channels as the input has.</summary>
    public static Init<Conv> DepthwiseConv(
        Dims window, Inferred inputs, int outputs, Func<Tensor, Tensor>? activation = null, Dims stride = default, Pad pad = default, Dims dilation = default,
        bool bias = true, Initialiser? init = null) =>
        Init.BySize(2, channels => DepthwiseConv(window, channels, outputs, activation, stride, pad, dilation, bias, init));

    /// <summary>A <see cref="Flux.CrossCor"/> layer for as many channels as the input has.</summary>
    public static Init<CrossCor> CrossCor(
        Dims window, Inferred inputs, int outputs, Func<Tensor, Tensor>? activation = null, Dims stride = default, Pad pad = default, Dims dilation = default,
        bool bias = true, Initialiser? init = null) =>
        Init.BySize(2, channels => CrossCor(window, channels, outputs, activation, stride, pad, dilation, bias, init));

    /// <summary>A <see cref="Flux.ConvTranspose"/> layer for as many channels as the input has.</summary>
    public static Init<ConvTranspose> ConvTranspose(
        Dims window, Inferred inputs, int outputs, Func<Tensor, Tensor>? activation = null, Dims stride = default, Pad pad = default, Dims outPad = default,
        Dims dilation = default, int groups = 1, bool bias = true, Initialiser? init = null) =>
        Init.BySize(2, channels => ConvTranspose(window, channels, outputs, activation, stride, pad, outPad, dilation, groups, bias, init));

    /// <summary>A <see cref="Flux.BatchNorm"/> layer for as many channels as the input has.</summary>
    public static Init<BatchNorm> BatchNorm(Inferred channels, Func<Tensor, Tensor>? activation = null, bool affine = true, double epsilon = 1e-5, double momentum = 0.1) =>
        Init.BySize(2, size => new Init<BatchNorm>(_ => BatchNorm(size, activation, affine, epsilon, momentum)));

    /// <summary>An <see cref="Flux.InstanceNorm"/> layer for as many channels as the input has.</summary>
    public static Init<InstanceNorm> InstanceNorm(
        Inferred channels, Func<Tensor, Tensor>? activation = null, bool affine = false, bool trackStatistics = false, double epsilon = 1e-5, double momentum = 0.1) =>
        Init.BySize(2, size => new Init<InstanceNorm>(_ => InstanceNorm(size, activation, affine, trackStatistics, epsilon, momentum)));

    /// <summary>A <see cref="Flux.GroupNorm"/> layer for as many channels as the input has.</summary>
    public static Init<GroupNorm> GroupNorm(Inferred channels, int groups, Func<Tensor, Tensor>? activation = null, bool affine = true, double epsilon = 1e-5) =>
        Init.BySize(2, size => new Init<GroupNorm>(_ => GroupNorm(size, groups, activation, affine, epsilon)));

    /// <summary>A <see cref="Flux.LayerNorm"/> layer over the first dimension, whatever its size.</summary>
    public static Init<LayerNorm> LayerNorm(Inferred size, Func<Tensor, Tensor>? activation = null, bool affine = true, double epsilon = 1e-5) =>
        Init.ByInput((_, input) => LayerNorm(input[0], activation, affine, epsilon));
}
