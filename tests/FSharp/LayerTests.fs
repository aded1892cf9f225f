module LayerTests

open Flux
open Flux.FSharp
open Models
open Xunit

let key = Key 7
let x = Tensor.Normal(key, 10, 4)

[<Fact>]
let ``a record of tensors is a layer`` () =
    let layer = CustomDense.Create(10, 5).Build key
    let gradient = layer |> Ad.gradient (fun m -> sum (m.Forward x))
    Assert.Equal<int list>([ 5; 10 ], Tensor.shape gradient.W)
    Assert.Equal<float32[]>(Array.create 5 4f, gradient.B.ToArray())

[<Fact>]
let ``records, descriptions, built layers and functions mix in a chain`` () =
    let layer = CustomDense.Create(10, 5).Build key

    let model =
        Layer.chain
            [
                CustomDense.Create(10, 10)
                layer
                Layer.dense 5 5 relu
                Layer.fn softmax
                Layer.skipConnection (+) (Layer.dense 5 5 tanh)
                Layer.dropout 0.5
            ]
        |> Layer.build 42

    let y, next = Layer.train model x key
    Assert.Equal<int list>([ 5; 4 ], Tensor.shape y)
    Assert.Equal<int list>([ 5; 4 ], Tensor.shape (Layer.forward next x))

[<Fact>]
let ``a built model threads the successor of its norm`` () =
    let model = net |> Layer.build 1

    let _, next, gradient =
        model
        |> Ad.valueAndGradientWith (fun m ->
            let y, next = m.Train(x, key)
            sum (y * y), next)

    Assert.NotEqual<float32[]>(model.Norm.Mean.Value.ToArray(), next.Norm.Mean.Value.ToArray())
    Assert.Equal<int list>([ 20; 10 ], Tensor.shape gradient.Hidden.Weight)
    Assert.Equal<int list>([ 3; 4 ], Tensor.shape (next.Forward x))

[<Fact>]
let ``layers of a chain are found by name and number`` () =
    let named =
        Layer.named [ "encoder", Layer.dense 10 3 relu; "decoder", Layer.dense 3 10 identity ]
        |> Layer.build 1

    Assert.Same(named[0], named["encoder"])

/// Each description of the face beside that of C#, with an input that fits.
let table: (string * ILayerInit * ILayerInit * int list) list =
    let window = Dims.Of(3, 3)

    [
        "dense", Layer.dense 4 3 tanh, Prelude.Dense(4, 3, Prelude.Tanh), [ 4; 2 ]
        "bilinear", Layer.bilinear (4, 4) 3 relu, Prelude.Bilinear(4, 3, Prelude.Relu), [ 4; 2 ]
        "scale", Layer.scale [ 4; 2 ] relu, Prelude.Scale(Dims.Of(4, 2), Prelude.Relu), [ 4; 2; 3 ]
        "embedding", Layer.embedding 5 3, Prelude.Embedding(5, 3), [ 5; 2 ]
        "embeddingBag", Layer.embeddingBag 5 3, Prelude.EmbeddingBag(5, 3), [ 5; 2 ]
        "flatten", Layer.flatten, Prelude.Flatten(), [ 4; 2; 3 ]
        "weightNorm", Layer.weightNorm (Layer.dense 4 3 relu), Prelude.WeightNorm(Prelude.Dense(4, 3, Prelude.Relu)), [ 4; 2 ]
        "fn", Layer.fn softsign, Prelude.Fn Prelude.Softsign, [ 4; 2 ]
        "maxout", Layer.maxout [ Layer.dense 4 3 relu ], Prelude.Maxout(Prelude.Dense(4, 3, Prelude.Relu)), [ 4; 2 ]
        "conv", Layer.conv (3, 3) 2 4 relu, Prelude.Conv(window, 2, 4, Prelude.Relu), [ 6; 6; 2; 1 ]
        "convTranspose", Layer.convTranspose (3, 3) 2 4 relu, Prelude.ConvTranspose(window, 2, 4, Prelude.Relu), [ 6; 6; 2; 1 ]
        "depthwiseConv", Layer.depthwiseConv (3, 3) 2 4 relu, Prelude.DepthwiseConv(window, 2, 4, Prelude.Relu), [ 6; 6; 2; 1 ]
        "crossCor", Layer.crossCor (3, 3) 2 4 relu, Prelude.CrossCor(window, 2, 4, Prelude.Relu), [ 6; 6; 2; 1 ]
        "maxPool", Layer.maxPool (3, 3), Prelude.MaxPool window, [ 6; 6; 2; 1 ]
        "meanPool", Layer.meanPool (3, 3), Prelude.MeanPool window, [ 6; 6; 2; 1 ]
        "adaptiveMaxPool", Layer.adaptiveMaxPool (3, 3), Prelude.AdaptiveMaxPool window, [ 6; 6; 2; 1 ]
        "adaptiveMeanPool", Layer.adaptiveMeanPool (3, 3), Prelude.AdaptiveMeanPool window, [ 6; 6; 2; 1 ]
        "globalMaxPool", Layer.globalMaxPool, Prelude.GlobalMaxPool(), [ 6; 6; 2; 1 ]
        "globalMeanPool", Layer.globalMeanPool, Prelude.GlobalMeanPool(), [ 6; 6; 2; 1 ]
        "upsample", Layer.upsample 2.0, Prelude.Upsample(Factors.op_Implicit 2.0), [ 6; 6; 2; 1 ]
        "pixelShuffle", Layer.pixelShuffle 2, Prelude.PixelShuffle 2, [ 6; 6; 4; 1 ]
        "dropout", Layer.dropout 0.3, Prelude.Dropout 0.3, [ 4; 2 ]
        "alphaDropout", Layer.alphaDropout 0.3, Prelude.AlphaDropout 0.3, [ 4; 2 ]
        "batchNorm", Layer.batchNorm 2 relu, Prelude.BatchNorm(2, Prelude.Relu), [ 6; 6; 2; 1 ]
        "instanceNorm", Layer.instanceNorm 2 relu, Prelude.InstanceNorm(2, Prelude.Relu), [ 6; 6; 2; 1 ]
        "groupNorm", Layer.groupNorm 4 2, Prelude.GroupNorm(4, 2), [ 6; 6; 4; 1 ]
        "layerNorm", Layer.layerNorm 4, Prelude.LayerNorm(Dims.Of 4), [ 4; 2 ]
        "rnn", Layer.rnn 4 3, Prelude.Rnn(4, 3), [ 4; 5; 2 ]
        "lstm", Layer.lstm 4 3, Prelude.Lstm(4, 3), [ 4; 5; 2 ]
        "gru", Layer.gru 4 3, Prelude.Gru(4, 3), [ 4; 5; 2 ]
        "gruV3", Layer.gruV3 4 3, Prelude.GruV3(4, 3), [ 4; 5; 2 ]
        "multiHeadAttention", Layer.multiHeadAttention 4 2, Prelude.MultiHeadAttention(4, 2), [ 4; 5; 2 ]
    ]

/// Made of other layers, or no layers by themselves: each has a test of its own.
let composed =
    [
        "chain"
        "named"
        "skipConnection"
        "inParallel"
        "pairwiseFusion"
        "rnnCell"
        "lstmCell"
        "gruCell"
        "gruV3Cell"
    ]

[<Fact>]
let ``every layer of the face has a row`` () =
    let rows = [ for name, _, _, _ in table -> name ]
    Assert.Equal<string list>(List.sort Counterparts.layerNames, List.sort (rows @ composed))

[<Fact>]
let ``each layer of the face is that of C#: its print, its output and the size of it`` () =
    for name, ours, other, input in table do
        let ours, other = ours.BuildLayer(key[1]), other.BuildLayer(key[1])
        let x = Tensor.normal key[2] input

        let x =
            if name.StartsWith "embedding" then
                Tensor.cast DType.Int32 (abs x)
            else
                x

        Assert.Equal(string other, string ours)
        let y = Layer.forward ours x
        Assert.Equal<float32[]>((other.Forward x).ToArray(), y.ToArray())
        Assert.Equal<int list>(Tensor.shape y, Layer.outputSize (Tensor.shape x) ours)

[<Fact>]
let ``a cell folded over steps is a layer over time`` () =
    let sequence = Tensor.normal key[3] [ 4; 5; 2 ]

    let check (layer: ILayer) (cell: #ICell<'S>) =
        let start = cell.InitialState()
        let y, last = Layer.overTime cell start sequence

        let stepped =
            (start, [ 0..4 ])
            ||> List.mapFold (fun state t ->
                let y, next = Layer.step cell state sequence[*, t]
                y, next)

        Assert.True((Tensor.stack 1 (fst stepped)).AllClose(y, 1e-5, 1e-6))
        Assert.True(Tree.AllClose(last, snd stepped, 1e-5, 1e-6))
        Assert.Equal<float32[]>((layer.Forward sequence).ToArray(), y.ToArray())
        Assert.Equal<float32[]>((Layer.recurrence cell).Forward(sequence).ToArray(), y.ToArray())

    let lstm, gru = Layer.lstm 4 3 |> Layer.build 1, Layer.gru 4 3 |> Layer.build 1
    let v3, rnn = Layer.gruV3 4 3 |> Layer.build 1, Layer.rnn 4 3 |> Layer.build 1
    check lstm lstm.Cell
    check gru gru.Cell
    check v3 v3.Cell
    check rnn rnn.Cell

[<Fact>]
let ``cells are those of their layers`` () =
    let prints (cell: obj) = string cell
    Assert.Equal(prints (Layer.lstm 4 3 |> Layer.build 1).Cell, prints (Layer.lstmCell 4 3 |> Layer.build 1))
    Assert.Equal(prints (Layer.gru 4 3 |> Layer.build 1).Cell, prints (Layer.gruCell 4 3 |> Layer.build 1))
    Assert.Equal(prints (Layer.gruV3 4 3 |> Layer.build 1).Cell, prints (Layer.gruV3Cell 4 3 |> Layer.build 1))
    Assert.Equal(prints (Layer.rnn 4 3 |> Layer.build 1).Cell, prints (Layer.rnnCell 4 3 tanh |> Layer.build 1))

[<Fact>]
let ``attention gives its output and its weights as a tuple`` () =
    let layer = Layer.multiHeadAttention 4 2 |> Layer.build 1
    let q, v = Tensor.normal key[4] [ 4; 3; 2 ], Tensor.normal key[5] [ 4; 3; 2 ]
    let y, weights = Layer.attend None layer q q q
    Assert.Equal<float32[]>((layer.Forward q).ToArray(), y.ToArray())
    Assert.True((Tensor.sumOver [ 0 ] weights).AllClose(Tensor.ones [ 1; 3; 2; 2 ], 1e-5))
    let _, causal = Layer.attend (Some(Tensor.causalMask 3)) layer q q q
    Assert.Equal(0.0, Tensor.scalar causal[2, 0, 0, 0])
    let y, weights = Layer.dotProductAttention None 1 q q v
    let expected = Tensor.batchedMatMul v (Tensor.reshape [ 3; 3; 2 ] weights)
    Assert.True(y.AllClose(expected, 1e-5, 1e-6))

[<Fact>]
let ``a fusion takes a list of inputs and gives a list of outputs`` () =
    let fusion =
        Layer.pairwiseFusion (+) [ Layer.dense 4 4 tanh; Layer.dropout 0.5; Layer.dense 4 2 relu ]
        |> Layer.build 1

    let xs = [ for i in 0..2 -> Tensor.normal key[i] [ 4; 3 ] ]
    let first = Layer.forward fusion.Layers[0] xs[0]
    let ys = Layer.forwardAll fusion xs
    Assert.Equal<float32[]>((first + xs[1]).ToArray(), ys[1].ToArray())
    let trained, next = Layer.trainAll fusion xs key
    Assert.Equal<int list list>(List.map Tensor.shape ys, List.map Tensor.shape trained)
    Assert.Equal(3, next.Layers.Length)

[<Fact>]
let ``sizes left open follow from the input`` () =
    let model =
        Layer.chain [ Prelude.Dense(Prelude.Infer, 5, func relu); Layer.dense 5 2 identity ]
        |> Layer.buildFor [ 7; 3 ] 1

    Assert.Equal<int list>([ 2; 3 ], Layer.outputSize [ 7; 3 ] model)
    Assert.Contains("7", Layer.explain [ 7; 3 ] model)

    let own =
        Init.byInput (fun key input -> Tensor.normal key [ 1; input.Head ])
        |> Init.map (fun w -> {| W = w |})
        |> Layer.buildFor [ 7; 3 ] 1

    Assert.Equal<int list>([ 1; 7 ], Tensor.shape own.W)

[<Fact>]
let ``descriptions beside each other draw from keys of their own`` () =
    let pair =
        init {
            let! a = Layer.dense 2 2 relu
            and! b = Layer.dense 2 2 relu
            return a, b
        }
        |> Layer.build 1

    Assert.NotEqual<float32[]>((fst pair).Weight.ToArray(), (snd pair).Weight.ToArray())

[<Fact>]
let ``a weight norm is taken off`` () =
    let model = Layer.chain [ Layer.weightNorm (Layer.dense 4 3 relu) ] |> Layer.build 1
    let plain = Layer.removeWeightNorms model
    Assert.IsType<Dense> plain[0] |> ignore
    let x = Tensor.normal key [ 4; 2 ]
    Assert.True((model.Forward x).AllClose(plain.Forward x, 1e-5, 1e-6))
