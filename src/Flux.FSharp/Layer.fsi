namespace Flux.FSharp

open Flux

/// Layers, and what is done with them. Strides, paddings, initialisers and other options are optional arguments of the C# forms:
/// `Prelude.Conv(Dims.Of(3, 3), 1, 8, func relu, stride = Dims.Of 2)`.
[<RequireQualifiedAccess>]
module Layer =
    /// The output for an input, as at inference; the last dimension is the batch.
    val forward: layer: #ILayer -> x: Tensor -> Tensor

    /// The output in training and the layer's successor.
    val train: layer: 'L -> x: Tensor -> key: Key -> Tensor * 'L when 'L :> ILayer

    /// The model with weights drawn from the key of a seed.
    val build: seed: int -> init: Init<'T> -> 'T when 'T: not null

    /// The model for an input of the given sizes, batch included: sizes left to `Prelude.Infer` follow from these.
    val buildFor: input: int list -> seed: int -> init: Init<'T> -> 'T when 'T: not null

    /// The sizes of the output for an input of the given sizes; nothing is computed.
    val outputSize: input: int list -> layer: #ILayerInit -> int list

    /// The layer's table with the sizes that pass from part to part.
    val explain: input: int list -> layer: #ILayer -> string

    /// A function as a layer.
    val fn: f: (Tensor -> Tensor) -> Fn

    /// Layers, descriptions of layers and functions one after another; weights are drawn by position.
    val chain: layers: ILayerInit list -> Init<Chain>

    /// Layers one after another, with names.
    val named: layers: (string * ILayerInit) list -> Init<Chain>

    /// connection(layer(x), x).
    val skipConnection: connection: (Tensor -> Tensor -> Tensor) -> layer: ILayerInit -> Init<SkipConnection>

    /// One input for all layers; the connection takes their outputs.
    val inParallel: connection: (Tensor list -> Tensor) -> layers: ILayerInit list -> Init<InParallel>

    /// y1 = layer1(x1), yi = layeri(connection(yi-1, xi)): all outputs, by `forwardAll` and `trainAll`.
    val pairwiseFusion: connection: (Tensor -> Tensor -> Tensor) -> layers: ILayerInit list -> Init<PairwiseFusion>

    /// The outputs of a fusion for one input each.
    val forwardAll: fusion: PairwiseFusion -> xs: Tensor list -> Tensor list

    /// The outputs of a fusion in training and its successor.
    val trainAll: fusion: PairwiseFusion -> xs: Tensor list -> key: Key -> Tensor list * PairwiseFusion

    /// The elementwise maximum of several layers' outputs (Goodfellow et al. 2013).
    val maxout: layers: ILayerInit list -> Init<Maxout>

    /// act(W x + b): (in×...) -> (out×...).
    val dense: inputs: int -> outputs: int -> activation: (Tensor -> Tensor) -> Init<Dense>

    /// z[o] = act(xᵀ W[o] y + b[o]): (first×...) and (second×...) -> (out×...). With one input, y is x.
    val bilinear: first: int * second: int -> outputs: int -> activation: (Tensor -> Tensor) -> Init<Bilinear>

    /// act(s x + b), elementwise over the first dimensions of x, which have the given sizes.
    val scale: size: int list -> activation: (Tensor -> Tensor) -> Init<Scale>

    /// The columns of W (size×vocabulary) that indices name.
    val embedding: vocabulary: int -> size: int -> Init<Embedding>

    /// The mean of the columns of W (size×vocabulary) that a bag of indices names.
    val embeddingBag: vocabulary: int -> size: int -> Init<EmbeddingBag>

    /// All dimensions but the last as one: (a×b×c×batch) -> (abc×batch).
    val flatten: Flatten

    /// A layer whose weight is g v / √(Σ v² + ε) (Salimans and Kingma 2016).
    val weightNorm: layer: ILayerInit -> Init<WeightNorm>

    /// The model with weights in the place of weight norms.
    val removeWeightNorms: model: 'M -> 'M when 'M: not null

    /// Convolution with a window and an activation: (width×height×in×batch) -> (width'×height'×out×batch).
    val conv: width: int * height: int -> inputs: int -> outputs: int -> activation: (Tensor -> Tensor) -> Init<Conv>

    /// The transpose of `conv`: (width×height×in×batch) -> (width'×height'×out×batch).
    val convTranspose:
        width: int * height: int -> inputs: int -> outputs: int -> activation: (Tensor -> Tensor) -> Init<ConvTranspose>

    /// Convolution of each channel by itself; outputs are a multiple of inputs.
    val depthwiseConv:
        width: int * height: int -> inputs: int -> outputs: int -> activation: (Tensor -> Tensor) -> Init<Conv>

    /// As `conv`, the kernel not turned round.
    val crossCor:
        width: int * height: int -> inputs: int -> outputs: int -> activation: (Tensor -> Tensor) -> Init<CrossCor>

    /// The largest element of each window.
    val maxPool: width: int * height: int -> MaxPool

    /// The mean of each window.
    val meanPool: width: int * height: int -> MeanPool

    /// Pooling by maximum to an output of the given size.
    val adaptiveMaxPool: width: int * height: int -> AdaptiveMaxPool

    /// Pooling by mean to an output of the given size.
    val adaptiveMeanPool: width: int * height: int -> AdaptiveMeanPool

    /// The largest element of every channel: (width×height×channels×batch) -> (1×1×channels×batch).
    val globalMaxPool: GlobalMaxPool

    /// The mean of every channel: (width×height×channels×batch) -> (1×1×channels×batch).
    val globalMeanPool: GlobalMeanPool

    /// Larger by a factor, each element from the nearest one.
    val upsample: scale: float -> Upsample

    /// (w×h×r²c×batch) -> (rw×rh×c×batch): r² channels become r×r pixels (Shi et al. 2016).
    val pixelShuffle: r: int -> PixelShuffle

    /// In training each element 0 with probability p, the others divided by 1 - p.
    val dropout: p: float -> Dropout

    /// Dropout that keeps the mean and variance of selu (Klambauer et al. 2017).
    val alphaDropout: p: float -> AlphaDropout

    /// γ (x - μ) / √(σ² + ε) + β with the statistics of a channel over the batch (Ioffe and Szegedy 2015).
    val batchNorm: channels: int -> activation: (Tensor -> Tensor) -> BatchNorm

    /// As `batchNorm`, with the statistics of a channel over each observation.
    val instanceNorm: channels: int -> activation: (Tensor -> Tensor) -> InstanceNorm

    /// As `batchNorm`, with the statistics of a group of channels over each observation (Wu and He 2018).
    val groupNorm: channels: int -> groups: int -> GroupNorm

    /// γ (x - μ) / √(σ² + ε) + β over the first dimension of every observation (Ba et al. 2016).
    val layerNorm: size: int -> LayerNorm

    /// h' = act(Wᵢ x + Wₕ h + b); the output is h'.
    val rnnCell: inputs: int -> outputs: int -> activation: (Tensor -> Tensor) -> Init<RnnCell>

    /// One step of an `lstm`.
    val lstmCell: inputs: int -> outputs: int -> Init<LstmCell>

    /// One step of a `gru`.
    val gruCell: inputs: int -> outputs: int -> Init<GruCell>

    /// One step of a `gruV3`.
    val gruV3Cell: inputs: int -> outputs: int -> Init<GruV3Cell>

    /// The output of a cell for one time step (in×batch) from a state, and the next state.
    val step: cell: #ICell<'S> -> state: 'S -> x: Tensor -> Tensor * 'S when 'S: not null

    /// The outputs of a cell for all steps of a sequence (in×length×batch) from a given state, and the state after the last.
    val overTime: cell: #ICell<'S> -> state: 'S -> x: Tensor -> Tensor * 'S when 'S: not null

    /// A cell over the time steps of a sequence: (in×length×batch) -> (out×length×batch), from its initial state.
    val recurrence: cell: #ICell<'S> -> Recurrence<'S> when 'S: not null

    /// h' = tanh(Wᵢ x + Wₕ h + b) over the time steps of a sequence: (in×length×batch) -> (out×length×batch).
    val rnn: inputs: int -> outputs: int -> Init<Rnn>

    /// c' = σ(f) c + σ(i) tanh(g), h' = σ(o) tanh(c') over the time steps of a sequence (Hochreiter and Schmidhuber 1997).
    val lstm: inputs: int -> outputs: int -> Init<Lstm>

    /// h' = (1 - z) h~ + z h, h~ = tanh(Wᵢ x + r (Wₕ h) + b) over the time steps of a sequence (Cho et al. 2014, first version).
    val gru: inputs: int -> outputs: int -> Init<Gru>

    /// As `gru` with the reset applied before the product: h~ = tanh(Wᵢ x + Wₕ (r h) + b) (Cho et al. 2014, third version).
    val gruV3: inputs: int -> outputs: int -> Init<GruV3>

    /// Attention of a sequence to itself between linear maps, head by head (Vaswani et al. 2017): (features×length×...).
    val multiHeadAttention: size: int -> heads: int -> Init<MultiHeadAttention>

    /// The output of an attention layer for queries, keys and values, and the attention (keys×queries×heads×...); the mask is true where a query may see
    /// a key.
    val attend:
        mask: Tensor option -> attention: MultiHeadAttention -> q: Tensor -> k: Tensor -> v: Tensor -> Tensor * Tensor

    /// softmax(kᵀ q / √d) over the keys, times v, head by head, and the attention; the mask is true where a query may see a key.
    val dotProductAttention: mask: Tensor option -> heads: int -> q: Tensor -> k: Tensor -> v: Tensor -> Tensor * Tensor
