module FaceTests

open System
open System.IO
open Flux
open Flux.FSharp
open Xunit

type Shape =
    | Empty
    | Scaled of Tensor
    | Both of Shape * Shape

[<Struct>]
type Affine =
    | Zero
    | Line of Slope: Tensor * Height: Tensor

[<Struct>]
type Point = { X: Tensor; Y: Tensor }

let numbers (x: Tensor) = x.ToArray()
let one = Tensor.ofList [ 1f; 2f ]

[<Fact>]
let ``unions with cases of no fields are walked`` () =
    let rec total tree =
        match tree with
        | Empty -> Tensor.zeros [ 2 ]
        | Scaled x -> 3.0 * x
        | Both(a, b) -> total a + total b

    match Ad.gradient (fun tree -> sum (total tree)) (Both(Empty, Scaled one)) with
    | Both(Empty, Scaled g) -> Assert.Equal<float32[]>([| 3f; 3f |], numbers g)
    | other -> Assert.Fail $"another case: {other}"

    Assert.Equal(Empty, Ad.gradient (fun tree -> sum (total tree)) Empty)

[<Fact>]
let ``struct unions and struct records have gradients of their own type`` () =
    let at (x: Tensor) line =
        match line with
        | Zero -> 0.0 * x
        | Line(slope, height) -> slope * x + height

    match Ad.gradient (fun line -> sum (at one line)) (Line(one, one)) with
    | Line(slope, height) ->
        Assert.Equal<float32[]>([| 1f; 2f |], numbers slope)
        Assert.Equal<float32[]>([| 1f; 1f |], numbers height)
    | Zero -> Assert.Fail "another case"

    let g = Ad.gradient (fun p -> sum (p.X * p.Y)) { X = one; Y = 2 * one }
    Assert.Equal<float32[]>([| 2f; 4f |], numbers g.X)

[<Fact>]
let ``functions keep their identity across the faces`` () =
    Assert.Same(Prelude.Relu, func relu)
    Assert.Same(Prelude.Mish, func mish)
    Assert.Equal("Dense(2 => 3, relu)", string (Layer.dense 2 3 relu |> Layer.build 1))
    Assert.Equal("Dense(2 => 3, leakyrelu)", string (Layer.dense 2 3 (leakyRelu 0.2) |> Layer.build 1))

[<Fact>]
let ``functions of F# serve numbers and tensors`` () =
    Assert.Equal(0.5, sqrt (float 1) / 2.0)
    Assert.Equal(3, abs -3)
    Assert.Equal(1.0, exp 0.0 + sin 0.0 + float (sign 0) + tanh 0.0)
    let x = Tensor.ofList [ 1f; 4f ]
    Assert.Equal<float32[]>([| 1f; 2f |], numbers (sqrt x))
    Assert.Equal<float32[]>([| 1f; 16f |], numbers (x ** 2.0))
    Assert.Equal<float32[]>([| 1f; 256f |], numbers (x ** x))
    Assert.Equal<float32[]>([| 2f; 8f |], numbers (Ad.gradient (fun x -> sum (x ** 2.0)) x))
    Assert.Equal(1.0 - tanh 0.5 ** 2.0, Ad.derivative tanh 0.5, 6)

[<Fact>]
let ``layers see which function of F# they were given`` () =
    Assert.Equal("Dense(2 => 3, tanh)", string (Layer.dense 2 3 tanh |> Layer.build 1))
    Assert.Same(Prelude.Tanh, (Layer.dense 2 3 tanh |> Layer.build 1).Activation)
    Assert.Same(Prelude.Exp, func (fun x -> exp x))
    Assert.Equal("tanh", string (Layer.fn tanh))

[<Fact>]
let ``functions that do more or other stay what they are`` () =
    let calls = ref 0

    let counted (x: Tensor) =
        calls.Value <- calls.Value + 1
        tanh x

    let others: (Tensor -> Tensor) list =
        [
            counted
            (fun x -> tanh (tanh x))
            (fun x -> -x)
            (fun x -> tanh one)
            Tensor.transpose
            tanh >> exp
        ]

    for f in others do
        Assert.Equal<float32[]>(numbers (f one), numbers ((func f).Invoke one))

    Assert.Equal(2, calls.Value)
    Assert.Equal("Dense(2 => 3, f)", string (Layer.dense 2 3 (fun x -> tanh (tanh x)) |> Layer.build 1))

[<Fact>]
let ``slices are those of F#, ends included and what lies beyond left out`` () =
    let w = Tensor.ofRows [ [ 1f; 2f; 3f ]; [ 4f; 5f; 6f ] ]
    Assert.Equal<float32[]>([| 2f; 5f; 3f; 6f |], numbers w[*, 1..2])
    Assert.Equal<float32[]>([| 4f; 5f; 6f |], numbers w[1, *])
    Assert.Equal<float32[]>([| 4f; 5f; 6f |], numbers w[1..9])
    Assert.Equal<int list>([ 0; 3 ], Tensor.shape w[5..9])

[<Fact>]
let ``every layer of the face is built and runs`` () =
    let x = Tensor.normal (Key 1) [ 4; 6; 3 ]

    let sequence: ILayerInit list =
        [
            Layer.rnn 4 2
            Layer.lstm 4 2
            Layer.gru 4 2
            Layer.multiHeadAttention 4 2
            Layer.layerNorm 4
        ]

    for layer in sequence do
        let built = layer.BuildLayer(Key 2)
        Assert.Equal(6, (Layer.forward built x).Shape[1])

    let model =
        Layer.chain
            [
                Layer.conv (3, 3) 1 4 relu
                Layer.groupNorm 4 2
                Layer.upsample 2.0
                Layer.globalMeanPool
                Layer.flatten
                Layer.inParallel (fun ys -> Tensor.concat 0 ys) [ Layer.dense 4 2 tanh; Layer.maxout [ Layer.dense 4 3 tanh ] ]
            ]
        |> Layer.build 3

    Assert.Equal<int list>([ 5; 2 ], Tensor.shape (model.Forward(Tensor.normal (Key 4) [ 6; 6; 1; 2 ])))

[<Fact>]
let ``losses, trees and derivatives are functions in pipelines`` () =
    let model = Layer.dense 2 1 identity |> Layer.build 5
    let x, y = Tensor.normal (Key 6) [ 2; 8 ], Tensor.normal (Key 7) [ 1; 8 ]
    let loss (m: Dense) = Loss.mse (m.Forward x) y
    let flat, rebuild = Tree.destructure model
    Assert.Equal(3, flat.Shape.Elements)
    Assert.True(Tree.AllClose(model, rebuild flat))
    Assert.True(Tree.AllClose(model, Tree.loadState (Tree.state model) model))
    Assert.Equal<string list>([ "Weight"; "Bias" ], [ for path, _ in Tree.leaves model -> string path ])

    Assert.Equal(
        3,
        model
        |> Tree.map (fun w -> 0 * w + 1)
        |> Tree.fold (fun s w -> s + int (Tensor.scalar (sum w))) 0
    )

    let fitted = Minimise.lbfgs loss model
    Assert.True(fitted.Value < Tensor.scalar (loss model))
    let curvature = Ad.diagonalHessian loss model
    Assert.Equal(Tensor.scalar (2 * mean (x[0, *] * x[0, *])), Tensor.scalar curvature.Weight[0, 0], 4)

    let each =
        Ad.perObservation (fun (m: Dense) (x, y) -> Loss.mse (m.Forward x) y) model (x, y)

    Assert.Equal<int list>([ 1; 2; 8 ], Tensor.shape each.Weight)

[<Fact>]
let ``a run is observed, stopped, saved and resumed in pipelines`` () =
    let key = Key 8
    let x = Tensor.normal key [ 2; 20 ]
    let data = Data.loader 5 key (x, Tensor.sumOver [ 0 ] x) |> Data.prefetch 2
    let path = Path.GetTempFileName()

    try
        let mutable epochs = 0
        let start = Layer.dense 2 1 identity |> Layer.build 9 |> Train.start (Adam 0.05) key

        let last =
            start
            |> Train.supervised Loss.mse data 50
            |> Train.eachEpoch (fun _ -> epochs <- epochs + 1)
            |> Train.checkpoint path (TimeSpan.FromHours 1.)
            |> Train.stopWhen (fun step -> step.EpochEnds && step.Epoch = 19)
            |> Seq.last

        Assert.Equal(20, epochs)
        let resumed = Bson.load path start
        Assert.Equal(last.State.Step, resumed.Step)
        let rest = resumed |> Train.supervised Loss.mse data 50 |> Seq.last
        let whole = start |> Train.supervised Loss.mse data 50 |> Seq.last
        Assert.Equal<float32[]>(numbers whole.Model.Weight, numbers rest.Model.Weight)
    finally
        File.Delete path

[<Fact>]
let ``data is read, batched and labelled`` () =
    let loader = Data.read 4 (Key 1) 10 (fun i -> Tensor.ofList [ float32 i ])

    Assert.Equal<float32 list>(
        [ for i in 0..9 -> float32 i ],
        loader |> Seq.collect (fun batch -> batch.ToArray()) |> Seq.sort |> List.ofSeq
    )

    let y = Data.oneHot [ "cat"; "dog" ] [ "dog"; "cat"; "dog" ]
    Assert.Equal<string list>([ "dog"; "cat"; "dog" ], Data.oneCold [ "cat"; "dog" ] y)

    Assert.Equal<float32 list>(
        [ 1f; 2f ],
        [
            for x in Data.unbatch (Data.batch [ Tensor.Of 1f; Tensor.Of 2f ]) -> float32 (Tensor.scalar x)
        ]
    )
