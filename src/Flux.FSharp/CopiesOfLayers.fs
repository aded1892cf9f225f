namespace Flux.FSharp

open Flux

[<AutoOpen>]
module CopiesOfLayers =
    type AdaptiveMaxPool with

        member x.With(?Size: Dims) : AdaptiveMaxPool = AdaptiveMaxPool(defaultArg Size x.Size)

    type AdaptiveMeanPool with

        member x.With(?Size: Dims) : AdaptiveMeanPool =
            AdaptiveMeanPool(defaultArg Size x.Size)

    type AlphaDropout with

        member x.With(?P: float) : AlphaDropout = AlphaDropout(defaultArg P x.P)

    type BatchNorm with

        member x.With
            (
                ?Scale: Tensor option,
                ?Shift: Tensor option,
                ?Mean: NonTrainable,
                ?Variance: NonTrainable,
                ?Activation: (Tensor -> Tensor),
                ?Epsilon: float,
                ?Momentum: float,
                ?TrackStatistics: bool
            ) : BatchNorm =
            BatchNorm(
                Given.orNull Scale x.Scale,
                Given.orNull Shift x.Shift,
                defaultArg Mean x.Mean,
                defaultArg Variance x.Variance,
                Given.activation Activation x.Activation,
                defaultArg Epsilon x.Epsilon,
                defaultArg Momentum x.Momentum,
                defaultArg TrackStatistics x.TrackStatistics
            )

    type Bilinear with

        member x.With(?Weight: Tensor, ?Bias: Tensor option, ?Activation: (Tensor -> Tensor)) : Bilinear =
            Bilinear(defaultArg Weight x.Weight, Given.orNull Bias x.Bias, Given.activation Activation x.Activation)

    type Chain with

        member x.With(?Layers: ILayer list, ?Names: string list) : Chain =
            Chain(Given.list Layers x.Layers, Given.list Names x.Names)

    type Conv with

        member x.With
            (?Weight: Tensor, ?Bias: Tensor option, ?Activation: (Tensor -> Tensor), ?Stride: Dims, ?Pad: Pad, ?Dilation: Dims, ?Groups: int) : Conv =
            Conv(
                defaultArg Weight x.Weight,
                Given.orNull Bias x.Bias,
                Given.activation Activation x.Activation,
                defaultArg Stride x.Stride,
                defaultArg Pad x.Pad,
                defaultArg Dilation x.Dilation,
                defaultArg Groups x.Groups
            )

    type ConvTranspose with

        member x.With
            (
                ?Weight: Tensor,
                ?Bias: Tensor option,
                ?Activation: (Tensor -> Tensor),
                ?Stride: Dims,
                ?Pad: Pad,
                ?OutPad: Dims,
                ?Dilation: Dims,
                ?Groups: int
            ) : ConvTranspose =
            ConvTranspose(
                defaultArg Weight x.Weight,
                Given.orNull Bias x.Bias,
                Given.activation Activation x.Activation,
                defaultArg Stride x.Stride,
                defaultArg Pad x.Pad,
                defaultArg OutPad x.OutPad,
                defaultArg Dilation x.Dilation,
                defaultArg Groups x.Groups
            )

    type CrossCor with

        member x.With
            (?Weight: Tensor, ?Bias: Tensor option, ?Activation: (Tensor -> Tensor), ?Stride: Dims, ?Pad: Pad, ?Dilation: Dims, ?Groups: int) : CrossCor =
            CrossCor(
                defaultArg Weight x.Weight,
                Given.orNull Bias x.Bias,
                Given.activation Activation x.Activation,
                defaultArg Stride x.Stride,
                defaultArg Pad x.Pad,
                defaultArg Dilation x.Dilation,
                defaultArg Groups x.Groups
            )

    type Dense with

        member x.With(?Weight: Tensor, ?Bias: Tensor option, ?Activation: (Tensor -> Tensor)) : Dense =
            Dense(defaultArg Weight x.Weight, Given.orNull Bias x.Bias, Given.activation Activation x.Activation)

    type Dropout with

        member x.With(?P: float, ?Dims: int list) : Dropout =
            Dropout(defaultArg P x.P, Given.list Dims x.Dims)

    type Embedding with

        member x.With(?Weight: Tensor, ?PaddingIndex: int option) : Embedding =
            Embedding(defaultArg Weight x.Weight, Given.nullable PaddingIndex x.PaddingIndex)

    type EmbeddingBag with

        member x.With(?Weight: Tensor, ?Reduction: (Tensor -> int[] -> Tensor)) : EmbeddingBag =
            EmbeddingBag(defaultArg Weight x.Weight, Given.binary Reduction x.Reduction)

    type Fn with

        member x.With(?F: (Tensor -> Tensor), ?Name: string) : Fn =
            Fn(Given.activation F x.F, defaultArg Name x.Name)

    type GroupNorm with

        member x.With
            (?Channels: int, ?Groups: int, ?Scale: Tensor option, ?Shift: Tensor option, ?Activation: (Tensor -> Tensor), ?Epsilon: float)
            : GroupNorm =
            GroupNorm(
                defaultArg Channels x.Channels,
                defaultArg Groups x.Groups,
                Given.orNull Scale x.Scale,
                Given.orNull Shift x.Shift,
                Given.activation Activation x.Activation,
                defaultArg Epsilon x.Epsilon
            )

    type Gru with

        member x.With(?Cell: GruCell) : Gru = Gru(defaultArg Cell x.Cell)

    type GruCell with

        member x.With(?Wi: Tensor, ?Wh: Tensor, ?Bias: Tensor option, ?BiasProposed: Tensor option) : GruCell =
            GruCell(defaultArg Wi x.Wi, defaultArg Wh x.Wh, Given.orNull Bias x.Bias, Given.orNull BiasProposed x.BiasProposed)

    type GruV3 with

        member x.With(?Cell: GruV3Cell) : GruV3 = GruV3(defaultArg Cell x.Cell)

    type GruV3Cell with

        member x.With(?Wi: Tensor, ?Wh: Tensor, ?Bias: Tensor option, ?WhProposed: Tensor) : GruV3Cell =
            GruV3Cell(defaultArg Wi x.Wi, defaultArg Wh x.Wh, Given.orNull Bias x.Bias, defaultArg WhProposed x.WhProposed)

    type InstanceNorm with

        member x.With
            (
                ?Channels: int,
                ?Scale: Tensor option,
                ?Shift: Tensor option,
                ?Mean: NonTrainable option,
                ?Variance: NonTrainable option,
                ?Activation: (Tensor -> Tensor),
                ?Epsilon: float,
                ?Momentum: float
            ) : InstanceNorm =
            InstanceNorm(
                defaultArg Channels x.Channels,
                Given.orNull Scale x.Scale,
                Given.orNull Shift x.Shift,
                Given.nullable Mean x.Mean,
                Given.nullable Variance x.Variance,
                Given.activation Activation x.Activation,
                defaultArg Epsilon x.Epsilon,
                defaultArg Momentum x.Momentum
            )

    type LayerNorm with

        member x.With
            (?Size: Shape, ?Scale: Tensor option, ?Shift: Tensor option, ?Activation: (Tensor -> Tensor), ?Epsilon: float)
            : LayerNorm =
            LayerNorm(
                defaultArg Size x.Size,
                Given.orNull Scale x.Scale,
                Given.orNull Shift x.Shift,
                Given.activation Activation x.Activation,
                defaultArg Epsilon x.Epsilon
            )

    type Lstm with

        member x.With(?Cell: LstmCell) : Lstm = Lstm(defaultArg Cell x.Cell)

    type LstmCell with

        member x.With(?Wi: Tensor, ?Wh: Tensor, ?Bias: Tensor option) : LstmCell =
            LstmCell(defaultArg Wi x.Wi, defaultArg Wh x.Wh, Given.orNull Bias x.Bias)

    type LstmState with

        member x.With(?H: Tensor, ?C: Tensor) : LstmState =
            LstmState(defaultArg H x.H, defaultArg C x.C)

    type MaxPool with

        member x.With(?Window: Dims, ?Stride: Dims, ?Pad: Pad) : MaxPool =
            MaxPool(defaultArg Window x.Window, defaultArg Stride x.Stride, defaultArg Pad x.Pad)

    type Maxout with

        member x.With(?Layers: ILayer list) : Maxout = Maxout(Given.list Layers x.Layers)

    type MeanPool with

        member x.With(?Window: Dims, ?Stride: Dims, ?Pad: Pad, ?CountPadding: bool) : MeanPool =
            MeanPool(defaultArg Window x.Window, defaultArg Stride x.Stride, defaultArg Pad x.Pad, defaultArg CountPadding x.CountPadding)

    type MultiHeadAttention with

        member x.With(?Query: Dense, ?Key: Dense, ?Value: Dense, ?Output: Dense, ?HeadCount: int, ?DropoutP: float) : MultiHeadAttention =
            MultiHeadAttention(
                defaultArg Query x.Query,
                defaultArg Key x.Key,
                defaultArg Value x.Value,
                defaultArg Output x.Output,
                defaultArg HeadCount x.HeadCount,
                defaultArg DropoutP x.DropoutP
            )

    type NonTrainable with

        member x.With(?Value: Tensor) : NonTrainable = NonTrainable(defaultArg Value x.Value)

    type PairwiseFusion with

        member x.With(?Connection: (Tensor -> Tensor -> Tensor), ?Layers: ILayer list) : PairwiseFusion =
            PairwiseFusion(Given.binary Connection x.Connection, Given.list Layers x.Layers)

    type InParallel with

        member x.With(?Connection: (Tensor list -> Tensor), ?Layers: ILayer list) : InParallel =
            InParallel(Given.joining Connection x.Connection, Given.list Layers x.Layers)

    type PixelShuffle with

        member x.With(?R: int) : PixelShuffle = PixelShuffle(defaultArg R x.R)

    type Recurrence<'S when 'S: not null> with

        member x.With(?Cell: ICell<'S>) : Recurrence<'S> = Recurrence<'S>(defaultArg Cell x.Cell)

    type Rnn with

        member x.With(?Cell: RnnCell) : Rnn = Rnn(defaultArg Cell x.Cell)

    type RnnCell with

        member x.With(?Wi: Tensor, ?Wh: Tensor, ?Bias: Tensor option, ?Activation: (Tensor -> Tensor)) : RnnCell =
            RnnCell(defaultArg Wi x.Wi, defaultArg Wh x.Wh, Given.orNull Bias x.Bias, Given.activation Activation x.Activation)

    type Scale with

        member x.With(?Factor: Tensor, ?Bias: Tensor option, ?Activation: (Tensor -> Tensor)) : Scale =
            Scale(defaultArg Factor x.Factor, Given.orNull Bias x.Bias, Given.activation Activation x.Activation)

    type SkipConnection with

        member x.With(?Layer: ILayer, ?Connection: (Tensor -> Tensor -> Tensor)) : SkipConnection =
            SkipConnection(defaultArg Layer x.Layer, Given.binary Connection x.Connection)

    type Started<'S when 'S: not null> with

        member x.With(?Cell: ICell<'S>, ?State: 'S) : Started<'S> =
            Started<'S>(defaultArg Cell x.Cell, defaultArg State x.State)

    type Upsample with

        member x.With(?Mode: UpsampleMode, ?Scale: Factors, ?Size: Dims) : Upsample =
            Upsample(defaultArg Mode x.Mode, defaultArg Scale x.Scale, defaultArg Size x.Size)

    type WeightNorm with

        member x.With(?Layer: ILayer, ?Scale: Tensor, ?Which: string, ?Dims: int list) : WeightNorm =
            WeightNorm(defaultArg Layer x.Layer, defaultArg Scale x.Scale, defaultArg Which x.Which, Given.list Dims x.Dims)
