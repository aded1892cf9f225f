namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Layer =
    let forward (layer: #ILayer) (x: Tensor) : Tensor = layer.Forward x

    /// The output and the layer's successor, as in training.
    let train (layer: 'L :> ILayer) (x: Tensor) (key: Key) : Tensor * 'L =
        let struct (y, next) = LayerExtensions.Train(layer, x, key)
        y, next

    let build (seed: int) (init: Init<'T>) : 'T = init.Build(Key(int64 seed))

    let dense (inputs: int) (outputs: int) (activation: Tensor -> Tensor) : Init<Dense> =
        Prelude.Dense(inputs, outputs, func activation)

    let conv (width: int, height: int) (inputs: int) (outputs: int) (activation: Tensor -> Tensor) : Init<Conv> =
        Prelude.Conv(Dims.op_Implicit (struct (width, height)), inputs, outputs, func activation)

    let maxPool (width: int, height: int) : MaxPool =
        Prelude.MaxPool(Dims.op_Implicit (struct (width, height)))

    let meanPool (width: int, height: int) : MeanPool =
        Prelude.MeanPool(Dims.op_Implicit (struct (width, height)))

    let flatten: Flatten = Prelude.Flatten()
    let dropout (p: float) : Dropout = Prelude.Dropout p

    let batchNorm (channels: int) (activation: Tensor -> Tensor) : BatchNorm =
        Prelude.BatchNorm(channels, func activation)

    let layerNorm (size: int) : LayerNorm =
        Prelude.LayerNorm(Dims.op_Implicit size)

    let groupNorm (channels: int) (groups: int) : GroupNorm = Prelude.GroupNorm(channels, groups)

    let embedding (vocabulary: int) (size: int) : Init<Embedding> = Prelude.Embedding(vocabulary, size)
    let rnn (inputs: int) (outputs: int) : Init<Rnn> = Prelude.Rnn(inputs, outputs)
    let lstm (inputs: int) (outputs: int) : Init<Lstm> = Prelude.Lstm(inputs, outputs)
    let gru (inputs: int) (outputs: int) : Init<Gru> = Prelude.Gru(inputs, outputs)

    let attention (size: int) (heads: int) : Init<MultiHeadAttention> = Prelude.MultiHeadAttention(size, heads)

    let globalMeanPool: GlobalMeanPool = Prelude.GlobalMeanPool()

    let upsample (scale: int) : Upsample =
        Prelude.Upsample(Factors.op_Implicit scale)

    let fn (f: Tensor -> Tensor) : Fn = Prelude.Fn(func f, "fn")

    let skip (connection: Tensor -> Tensor -> Tensor) (layer: ILayerInit) : Init<SkipConnection> =
        Prelude.SkipConnection(layer, (fun fx x -> connection fx x))

    /// One input for all layers; the connection takes their outputs.
    let inParallel (connection: Tensor list -> Tensor) (layers: ILayerInit list) : Init<Parallel> =
        Prelude.Parallel((fun ys -> connection (List.ofSeq ys)), List.toArray layers)

    let maxout (layers: ILayerInit list) : Init<Maxout> = Prelude.Maxout(List.toArray layers)

    let chain (layers: ILayerInit list) : Init<Chain> = Prelude.Chain(List.toArray layers)

    let named (layers: (string * ILayerInit) list) : Init<Chain> =
        Prelude.Chain [| for name, layer in layers -> struct (name, layer) |]

/// Models built from layer descriptions: `init { let! hidden = Layer.dense 2 8 tanh ... return { Hidden = hidden; ... } }`.
type InitBuilder() =
    member _.Bind(i: Init<'a>, f: 'a -> Init<'b>) : Init<'b> =
        i.SelectMany((fun a -> f a), (fun _ b -> b))

    member _.BindReturn(i: Init<'a>, f: 'a -> 'b) : Init<'b> = i.Select(fun a -> f a)

    member _.MergeSources(a: Init<'a>, b: Init<'b>) : Init<'a * 'b> =
        a.SelectMany((fun _ -> b), (fun x y -> x, y))

    member _.Return(x: 'a) : Init<'a> = Init<'a>(fun _ -> x)

[<AutoOpen>]
module InitBuilder =
    let init = InitBuilder()
