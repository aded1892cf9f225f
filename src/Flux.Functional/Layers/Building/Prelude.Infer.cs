namespace Flux;

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
    public static Init<BatchNorm> BatchNorm(
        Inferred channels, Func<Tensor, Tensor>? activation = null, bool affine = true, bool trackStatistics = true, double epsilon = 1e-5, double momentum = 0.1) =>
        Init.BySize(2, size => new Init<BatchNorm>(_ => BatchNorm(size, activation, affine, trackStatistics, epsilon, momentum)));

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

    /// <summary>A <see cref="Flux.Scale"/> layer over the first dimension, whatever its size.</summary>
    public static Init<Scale> Scale(Inferred size, Func<Tensor, Tensor>? activation = null, bool bias = true, Initialiser? init = null) =>
        Init.ByInput((key, input) => Scale(input[0], activation, bias, init).Build(key));

    /// <summary>A <see cref="Flux.Bilinear"/> layer of one input, which has as many features as the first dimension.</summary>
    public static Init<Bilinear> Bilinear(Inferred inputs, int outputs, Func<Tensor, Tensor>? activation = null, bool bias = true, Initialiser? init = null) =>
        Init.ByInput((key, input) => Bilinear(input[0], outputs, activation, bias, init).Build(key));

    /// <summary>A <see cref="Flux.Rnn"/> layer for as many features as the first dimension has.</summary>
    public static Init<Rnn> Rnn(
        Inferred inputs, int outputs, Func<Tensor, Tensor>? activation = null, bool bias = true, Initialiser? init = null, Initialiser? recurrentInit = null) =>
        Init.ByInput((key, input) => Rnn(input[0], outputs, activation, bias, init, recurrentInit).Build(key));

    /// <summary>An <see cref="Flux.Lstm"/> layer for as many features as the first dimension has.</summary>
    public static Init<Lstm> Lstm(Inferred inputs, int outputs, bool bias = true, Initialiser? init = null, Initialiser? recurrentInit = null) =>
        Init.ByInput((key, input) => Lstm(input[0], outputs, bias, init, recurrentInit).Build(key));

    /// <summary>A <see cref="Flux.Gru"/> layer for as many features as the first dimension has.</summary>
    public static Init<Gru> Gru(Inferred inputs, int outputs, bool bias = true, Initialiser? init = null, Initialiser? recurrentInit = null) =>
        Init.ByInput((key, input) => Gru(input[0], outputs, bias, init, recurrentInit).Build(key));

    /// <summary>A <see cref="Flux.GruV3"/> layer for as many features as the first dimension has.</summary>
    public static Init<GruV3> GruV3(Inferred inputs, int outputs, bool bias = true, Initialiser? init = null, Initialiser? recurrentInit = null) =>
        Init.ByInput((key, input) => GruV3(input[0], outputs, bias, init, recurrentInit).Build(key));
}
