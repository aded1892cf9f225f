namespace Flux.FSharp

open Flux

/// Layers, cells and their states with other members, as C#'s `with` and F#'s `{ x with ... }` of its own records: `dense.With(Weight = w)`.
[<AutoOpen>]
module CopiesOfLayers =
    type AdaptiveMaxPool with

        /// AdaptiveMaxPool with other members.
        member With: ?Size: Dims -> AdaptiveMaxPool

    type AdaptiveMeanPool with

        /// AdaptiveMeanPool with other members.
        member With: ?Size: Dims -> AdaptiveMeanPool

    type AlphaDropout with

        /// AlphaDropout with other members.
        member With: ?P: float -> AlphaDropout

    type BatchNorm with

        /// BatchNorm with other members.
        member With:
            ?Scale: Tensor option *
            ?Shift: Tensor option *
            ?Mean: NonTrainable *
            ?Variance: NonTrainable *
            ?Activation: (Tensor -> Tensor) *
            ?Epsilon: float *
            ?Momentum: float *
            ?TrackStatistics: bool ->
                BatchNorm

    type Bilinear with

        /// Bilinear with other members.
        member With: ?Weight: Tensor * ?Bias: Tensor option * ?Activation: (Tensor -> Tensor) -> Bilinear

    type Chain with

        /// Chain with other members.
        member With: ?Layers: ILayer list * ?Names: string list -> Chain

    type Conv with

        /// Conv with other members.
        member With:
            ?Weight: Tensor *
            ?Bias: Tensor option *
            ?Activation: (Tensor -> Tensor) *
            ?Stride: Dims *
            ?Pad: Pad *
            ?Dilation: Dims *
            ?Groups: int ->
                Conv

    type ConvTranspose with

        /// ConvTranspose with other members.
        member With:
            ?Weight: Tensor *
            ?Bias: Tensor option *
            ?Activation: (Tensor -> Tensor) *
            ?Stride: Dims *
            ?Pad: Pad *
            ?OutPad: Dims *
            ?Dilation: Dims *
            ?Groups: int ->
                ConvTranspose

    type CrossCor with

        /// CrossCor with other members.
        member With:
            ?Weight: Tensor *
            ?Bias: Tensor option *
            ?Activation: (Tensor -> Tensor) *
            ?Stride: Dims *
            ?Pad: Pad *
            ?Dilation: Dims *
            ?Groups: int ->
                CrossCor

    type Dense with

        /// Dense with other members.
        member With: ?Weight: Tensor * ?Bias: Tensor option * ?Activation: (Tensor -> Tensor) -> Dense

    type Dropout with

        /// Dropout with other members.
        member With: ?P: float * ?Dims: int list -> Dropout

    type Embedding with

        /// Embedding with other members.
        member With: ?Weight: Tensor * ?PaddingIndex: int option -> Embedding

    type EmbeddingBag with

        /// EmbeddingBag with other members.
        member With: ?Weight: Tensor * ?Reduction: (Tensor -> int[] -> Tensor) -> EmbeddingBag

    type Fn with

        /// Fn with other members.
        member With: ?F: (Tensor -> Tensor) * ?Name: string -> Fn

    type GroupNorm with

        /// GroupNorm with other members.
        member With:
            ?Channels: int *
            ?Groups: int *
            ?Scale: Tensor option *
            ?Shift: Tensor option *
            ?Activation: (Tensor -> Tensor) *
            ?Epsilon: float ->
                GroupNorm

    type Gru with

        /// Gru with other members.
        member With: ?Cell: GruCell -> Gru

    type GruCell with

        /// GruCell with other members.
        member With: ?Wi: Tensor * ?Wh: Tensor * ?Bias: Tensor option * ?BiasProposed: Tensor option -> GruCell

    type GruV3 with

        /// GruV3 with other members.
        member With: ?Cell: GruV3Cell -> GruV3

    type GruV3Cell with

        /// GruV3Cell with other members.
        member With: ?Wi: Tensor * ?Wh: Tensor * ?Bias: Tensor option * ?WhProposed: Tensor -> GruV3Cell

    type InstanceNorm with

        /// InstanceNorm with other members.
        member With:
            ?Channels: int *
            ?Scale: Tensor option *
            ?Shift: Tensor option *
            ?Mean: NonTrainable option *
            ?Variance: NonTrainable option *
            ?Activation: (Tensor -> Tensor) *
            ?Epsilon: float *
            ?Momentum: float ->
                InstanceNorm

    type LayerNorm with

        /// LayerNorm with other members.
        member With:
            ?Size: Shape *
            ?Scale: Tensor option *
            ?Shift: Tensor option *
            ?Activation: (Tensor -> Tensor) *
            ?Epsilon: float ->
                LayerNorm

    type Lstm with

        /// Lstm with other members.
        member With: ?Cell: LstmCell -> Lstm

    type LstmCell with

        /// LstmCell with other members.
        member With: ?Wi: Tensor * ?Wh: Tensor * ?Bias: Tensor option -> LstmCell

    type LstmState with

        /// LstmState with other members.
        member With: ?H: Tensor * ?C: Tensor -> LstmState

    type MaxPool with

        /// MaxPool with other members.
        member With: ?Window: Dims * ?Stride: Dims * ?Pad: Pad -> MaxPool

    type Maxout with

        /// Maxout with other members.
        member With: ?Layers: ILayer list -> Maxout

    type MeanPool with

        /// MeanPool with other members.
        member With: ?Window: Dims * ?Stride: Dims * ?Pad: Pad * ?CountPadding: bool -> MeanPool

    type MultiHeadAttention with

        /// MultiHeadAttention with other members.
        member With:
            ?Query: Dense * ?Key: Dense * ?Value: Dense * ?Output: Dense * ?HeadCount: int * ?DropoutP: float ->
                MultiHeadAttention

    type NonTrainable with

        /// NonTrainable with other members.
        member With: ?Value: Tensor -> NonTrainable

    type PairwiseFusion with

        /// PairwiseFusion with other members.
        member With: ?Connection: (Tensor -> Tensor -> Tensor) * ?Layers: ILayer list -> PairwiseFusion

    type InParallel with

        /// InParallel with other members.
        member With: ?Connection: (Tensor list -> Tensor) * ?Layers: ILayer list -> InParallel

    type PixelShuffle with

        /// PixelShuffle with other members.
        member With: ?R: int -> PixelShuffle

    type Recurrence<'S when 'S: not null> with

        /// Recurrence with other members.
        member With: ?Cell: ICell<'S> -> Recurrence<'S>

    type Rnn with

        /// Rnn with other members.
        member With: ?Cell: RnnCell -> Rnn

    type RnnCell with

        /// RnnCell with other members.
        member With: ?Wi: Tensor * ?Wh: Tensor * ?Bias: Tensor option * ?Activation: (Tensor -> Tensor) -> RnnCell

    type Scale with

        /// Scale with other members.
        member With: ?Factor: Tensor * ?Bias: Tensor option * ?Activation: (Tensor -> Tensor) -> Scale

    type SkipConnection with

        /// SkipConnection with other members.
        member With: ?Layer: ILayer * ?Connection: (Tensor -> Tensor -> Tensor) -> SkipConnection

    type Started<'S when 'S: not null> with

        /// Started with other members.
        member With: ?Cell: ICell<'S> * ?State: 'S -> Started<'S>

    type Upsample with

        /// Upsample with other members.
        member With: ?Mode: UpsampleMode * ?Scale: Factors * ?Size: Dims -> Upsample

    type WeightNorm with

        /// WeightNorm with other members.
        member With: ?Layer: ILayer * ?Scale: Tensor * ?Which: string * ?Dims: int list -> WeightNorm
