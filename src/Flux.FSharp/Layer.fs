namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Layer =
    let forward (layer: #ILayer) (x: Tensor) : Tensor = layer.Forward x

    let train (layer: 'L :> ILayer) (x: Tensor) (key: Key) : Tensor * 'L =
        let struct (y, next) = LayerExtensions.Train(layer, x, key)
        y, next

    let build (seed: int) (init: Init<'T>) : 'T = init.Build(Key(int64 seed))

    let buildFor (input: int list) (seed: int) (init: Init<'T>) : 'T =
        init.Build(Key(int64 seed), List.toArray input)

    let outputSize (input: int list) (layer: #ILayerInit) : int list =
        List.ofSeq (Prelude.OutputSize(layer, List.toArray input))

    let explain (input: int list) (layer: #ILayer) : string =
        Explanation.Explain(layer, List.toArray input)

    let fn (f: Tensor -> Tensor) : Fn = Prelude.Fn(func f, "fn")
    let chain (layers: ILayerInit list) : Init<Chain> = Prelude.Chain(List.toArray layers)

    let named (layers: (string * ILayerInit) list) : Init<Chain> =
        Prelude.Chain [| for name, layer in layers -> struct (name, layer) |]

    let skipConnection (connection: Tensor -> Tensor -> Tensor) (layer: ILayerInit) : Init<SkipConnection> =
        Prelude.SkipConnection(layer, (fun fx x -> connection fx x))

    let inParallel (connection: Tensor list -> Tensor) (layers: ILayerInit list) : Init<InParallel> =
        Prelude.InParallel((fun ys -> connection (List.ofSeq ys)), List.toArray layers)

    let pairwiseFusion (connection: Tensor -> Tensor -> Tensor) (layers: ILayerInit list) : Init<PairwiseFusion> =
        Prelude.PairwiseFusion((fun y x -> connection y x), List.toArray layers)

    let forwardAll (fusion: PairwiseFusion) (xs: Tensor list) : Tensor list =
        List.ofSeq (fusion.Forward(List.toArray xs))

    let trainAll (fusion: PairwiseFusion) (xs: Tensor list) (key: Key) : Tensor list * PairwiseFusion =
        let struct (ys, next) = fusion.Train(key, List.toArray xs)
        List.ofSeq ys, next

    let maxout (layers: ILayerInit list) : Init<Maxout> = Prelude.Maxout(List.toArray layers)

    let dense (inputs: int) (outputs: int) (activation: Tensor -> Tensor) : Init<Dense> =
        Prelude.Dense(inputs, outputs, func activation)

    let bilinear (first: int, second: int) (outputs: int) (activation: Tensor -> Tensor) : Init<Bilinear> =
        Prelude.Bilinear(struct (first, second), outputs, func activation)

    let scale (size: int list) (activation: Tensor -> Tensor) : Init<Scale> =
        Prelude.Scale(Dims.Of(List.toArray size), func activation)

    let embedding (vocabulary: int) (size: int) : Init<Embedding> = Prelude.Embedding(vocabulary, size)
    let embeddingBag (vocabulary: int) (size: int) : Init<EmbeddingBag> = Prelude.EmbeddingBag(vocabulary, size)
    let flatten: Flatten = Prelude.Flatten()
    let weightNorm (layer: ILayerInit) : Init<WeightNorm> = Prelude.WeightNorm layer
    let removeWeightNorms (model: 'M) : 'M = Prelude.RemoveWeightNorms model

    let conv (width: int, height: int) (inputs: int) (outputs: int) (activation: Tensor -> Tensor) : Init<Conv> =
        Prelude.Conv(Dims.Of(width, height), inputs, outputs, func activation)

    let convTranspose (width: int, height: int) (inputs: int) (outputs: int) (activation: Tensor -> Tensor) : Init<ConvTranspose> =
        Prelude.ConvTranspose(Dims.Of(width, height), inputs, outputs, func activation)

    let depthwiseConv (width: int, height: int) (inputs: int) (outputs: int) (activation: Tensor -> Tensor) : Init<Conv> =
        Prelude.DepthwiseConv(Dims.Of(width, height), inputs, outputs, func activation)

    let crossCor (width: int, height: int) (inputs: int) (outputs: int) (activation: Tensor -> Tensor) : Init<CrossCor> =
        Prelude.CrossCor(Dims.Of(width, height), inputs, outputs, func activation)

    let maxPool (width: int, height: int) : MaxPool = Prelude.MaxPool(Dims.Of(width, height))

    let meanPool (width: int, height: int) : MeanPool =
        Prelude.MeanPool(Dims.Of(width, height))

    let adaptiveMaxPool (width: int, height: int) : AdaptiveMaxPool =
        Prelude.AdaptiveMaxPool(Dims.Of(width, height))

    let adaptiveMeanPool (width: int, height: int) : AdaptiveMeanPool =
        Prelude.AdaptiveMeanPool(Dims.Of(width, height))

    let globalMaxPool: GlobalMaxPool = Prelude.GlobalMaxPool()
    let globalMeanPool: GlobalMeanPool = Prelude.GlobalMeanPool()

    let upsample (scale: float) : Upsample =
        Prelude.Upsample(Factors.op_Implicit scale)

    let pixelShuffle (r: int) : PixelShuffle = Prelude.PixelShuffle r

    let dropout (p: float) : Dropout = Prelude.Dropout p
    let alphaDropout (p: float) : AlphaDropout = Prelude.AlphaDropout p

    let batchNorm (channels: int) (activation: Tensor -> Tensor) : BatchNorm =
        Prelude.BatchNorm(channels, func activation)

    let instanceNorm (channels: int) (activation: Tensor -> Tensor) : InstanceNorm =
        Prelude.InstanceNorm(channels, func activation)

    let groupNorm (channels: int) (groups: int) : GroupNorm = Prelude.GroupNorm(channels, groups)
    let layerNorm (size: int) : LayerNorm = Prelude.LayerNorm(Dims.Of size)

    let rnnCell (inputs: int) (outputs: int) (activation: Tensor -> Tensor) : Init<RnnCell> =
        Prelude.RnnCell(inputs, outputs, func activation)

    let lstmCell (inputs: int) (outputs: int) : Init<LstmCell> = Prelude.LstmCell(inputs, outputs)
    let gruCell (inputs: int) (outputs: int) : Init<GruCell> = Prelude.GruCell(inputs, outputs)
    let gruV3Cell (inputs: int) (outputs: int) : Init<GruV3Cell> = Prelude.GruV3Cell(inputs, outputs)

    let step (cell: #ICell<'S>) (state: 'S) (x: Tensor) : Tensor * 'S =
        let struct (y, next) = cell.Forward(x, state)
        y, next

    let overTime (cell: #ICell<'S>) (state: 'S) (x: Tensor) : Tensor * 'S =
        let struct (y, last) = Prelude.Recurrence<'S>(cell).Forward(x, state)
        y, last

    let recurrence (cell: #ICell<'S>) : Recurrence<'S> = Prelude.Recurrence<'S> cell
    let rnn (inputs: int) (outputs: int) : Init<Rnn> = Prelude.Rnn(inputs, outputs)
    let lstm (inputs: int) (outputs: int) : Init<Lstm> = Prelude.Lstm(inputs, outputs)
    let gru (inputs: int) (outputs: int) : Init<Gru> = Prelude.Gru(inputs, outputs)
    let gruV3 (inputs: int) (outputs: int) : Init<GruV3> = Prelude.GruV3(inputs, outputs)

    let multiHeadAttention (size: int) (heads: int) : Init<MultiHeadAttention> = Prelude.MultiHeadAttention(size, heads)

    let attend (mask: Tensor option) (attention: MultiHeadAttention) (q: Tensor) (k: Tensor) (v: Tensor) : Tensor * Tensor =
        let struct (y, weights) = attention.Forward(q, k, v, mask = Option.toObj mask)
        y, weights

    let dotProductAttention (mask: Tensor option) (heads: int) (q: Tensor) (k: Tensor) (v: Tensor) : Tensor * Tensor =
        let struct (y, weights) =
            Prelude.DotProductAttention(q, k, v, mask = Option.toObj mask, heads = heads)

        y, weights
