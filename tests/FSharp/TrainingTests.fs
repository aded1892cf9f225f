module TrainingTests

open Flux
open Flux.FSharp
open Models
open Xunit

let key = Key 3
let inputs = Tensor.Normal(key[0], 10, 64)
let targets = (CustomDense.Create(10, 2).Build key[1]).Forward inputs

let valley (p: Tensor) =
    (1.0 - p[0]) * (1.0 - p[0])
    + 100.0 * (p[1] - p[0] * p[0]) * (p[1] - p[0] * p[0])

[<Fact>]
let ``every rule descends the valley`` () =
    let start = Tensor.Of [| -1.5f; 2f |]

    for rule in [ Descent 1e-3 :> Rule; Momentum 1e-4; Nesterov 1e-4; Adam 0.05 ] do
        let p, opt =
            (start, Optimiser.setup rule start)
            |> Seq.unfold (fun (p, opt) ->
                let next = Optimiser.update (Ad.gradient valley p) (p, opt)
                Some(next, next))
            |> Seq.item 199

        Assert.Equal(200L, opt.Step)
        Assert.True(float (valley p) < float (valley start), $"{rule}: {p}")

[<Fact>]
let ``an F# record trains in a supervised run`` () =
    let data = Data.loader 16 key (inputs, targets)

    let run =
        CustomDense.Create(10, 2).Build key[2]
        |> Train.start (Adam 0.05) key
        |> Train.supervised (fun y' y -> Loss.Mse(y', y)) data 60
        |> Seq.toList

    Assert.True((List.last run).Loss < 0.01 * run.Head.Loss, $"{run.Head.Loss} to {(List.last run).Loss}")

[<Fact>]
let ``an objective of one's own threads the successor`` () =
    let data = Data.loader 16 key (inputs, targets)

    let model =
        Layer.chain [ Layer.dense 10 8 tanh; Layer.batchNorm 8 identity; Layer.dense 8 2 identity ]
        |> Layer.build 1

    let last =
        model
        |> Train.start (Adam 0.02) key
        |> Train.run
            (fun (m: Chain) (x, y) k ->
                let y', next = Layer.train m x k
                Loss.Mse(y', y), next)
            data
            30
        |> Seq.takeWhile (fun s -> s.Loss > 0.02)
        |> Seq.last

    Assert.True(last.Loss < 1.0)

[<Fact>]
let ``a chain of rules is a rule`` () =
    let rule = Optimiser.chain [ WeightDecay 1e-4; ClipNorm 1.0; Adam 1e-3 ]
    let start = Tensor.Of [| -1.5f; 2f |]
    let other = Tensor.Of [| -1.5f; 2f |]

    let frozen =
        Optimiser.setup rule {| A = start; B = other |}
        |> Optimiser.freeze (fun path -> path.StartsWith "A")

    let ones =
        {|
            A = Tensor.ones [ 2 ]
            B = Tensor.ones [ 2 ]
        |}

    let moved, _ = Optimiser.update ones ({| A = start; B = other |}, frozen)
    Assert.Equal<float32[]>(start.ToArray(), moved.A.ToArray())
    Assert.NotEqual<float32[]>(start.ToArray(), moved.B.ToArray())
    let adjusted = (Adam()).Setup(start).Adjust(fun (a: Adam) -> Adam(1e-4, a.Beta1))
    Assert.Equal<Rule>(Adam(1e-4), adjusted.Rule)

let data = Data.loader 16 key (inputs, targets)

let start () =
    CustomDense.Create(10, 2).Build key[2] |> Train.start (Adam 0.05) key

let objective (model: CustomDense) (x, y) (_: Key) = Loss.mse (model.Forward x) y, model

[<Fact>]
let ``a supervised run is a run with the loss of the layer's output`` () =
    let one = start () |> Train.supervised Loss.mse data 5 |> Seq.last
    let other = start () |> Train.run objective data 5 |> Seq.last
    Assert.True(Tree.allClose one.Model other.Model)
    let state, loss = Train.step objective (start ()) (inputs, targets)
    Assert.Equal(1L, state.Step)
    Assert.Equal(Tensor.scalar (Loss.mse ((start ()).Model.Forward inputs) targets), loss)

[<Fact>]
let ``a batch that is not finite is left out`` () =
    let broken (model: CustomDense) (x: Tensor, y) key =
        let loss, next = objective model (x, y) key
        (if x.Shape[1] < 16 then loss / 0.0 else loss), next

    let uneven = Data.loader 15 key (inputs, targets)

    Assert.Throws<NonFiniteLossException>(fun () -> start () |> Train.run broken uneven 1 |> Seq.length |> ignore)
    |> ignore

    let met =
        start ()
        |> Train.runSkipping (fun bad -> bad.Loss > 0.0) broken uneven 1
        |> Seq.toList

    Assert.Equal(5, met.Length)

[<Fact>]
let ``runs end by the conditions that are put on them`` () =
    let run () =
        start () |> Train.supervised Loss.mse data 20

    Assert.Equal(3, run () |> Train.stopAfter 3 (fun _ -> true) |> Seq.length)
    Assert.Equal(1, run () |> Train.stopWhen (fun _ -> true) |> Seq.length)
    Assert.Equal(3 * 4, run () |> Train.patience 2 (fun _ -> 1.0) |> Seq.length)
    Assert.Equal(3 * 4, run () |> Train.plateau 2 (fun _ -> 1.0) |> Seq.length)
    let seen = ResizeArray()

    Assert.Equal(
        80,
        run ()
        |> Train.throttle System.TimeSpan.Zero (fun step -> seen.Add step.Loss)
        |> Seq.length
    )

    Assert.Equal(80, seen.Count)
    Assert.Empty(run () |> Train.cancel (System.Threading.CancellationToken true))

[<Fact>]
let ``averages come beside their steps`` () =
    let steps =
        start () |> Train.supervised Loss.mse data 1 |> Train.average None |> Seq.toList

    let mean = 0.25 * List.reduce (+) [ for step, _ in steps -> step.Model.W ]
    Assert.True((snd (List.last steps)).W.AllClose(mean, 1e-4, 1e-6))

    let last =
        start ()
        |> Train.supervised Loss.mse data 1
        |> Train.average (Some 0.0)
        |> Seq.last

    Assert.True(Tree.allClose (fst last).Model (snd last))

[<Fact>]
let ``the rates tried come with their losses`` () =
    let tried, suggestion = start () |> Train.findRate objective data
    Assert.Equal<(float * float) list>(List.sortBy fst tried, tried)
    Assert.InRange(suggestion, 1e-7, 1.0)
    Assert.Equal(fst (List.minBy snd tried) / 10.0, suggestion)

[<Fact>]
let ``an optimiser is changed at paths, by rules and by the loss`` () =
    let model =
        {|
            A = Tensor.ones [ 2 ]
            B = Tensor.ones [ 2 ]
        |}

    let optimiser = Optimiser.setup (Descent 0.5) model

    let step optimiser =
        fst (Optimiser.update model (model, optimiser))

    let at (path: TreePath) = path.StartsWith "A"
    let numbers (x: Tensor) = List.ofArray (x.ToArray())

    let both optimiser =
        let moved = step optimiser in numbers moved.A @ numbers moved.B

    Assert.Equal<float32 list>([ 0.5f; 0.5f; 0.5f; 0.5f ], both optimiser)
    Assert.Equal<float32 list>([ 0.75f; 0.75f; 0.5f; 0.5f ], both (Optimiser.adjustAt at 0.25 optimiser))
    Assert.Equal<float32 list>([ 0f; 0f; 0f; 0f ], both (Optimiser.change (fun (rule: Descent) -> Descent(2.0 * rule.Eta)) optimiser))
    Assert.Equal<float32 list>([ 0.75f; 0.75f; 0.5f; 0.5f ], both (Optimiser.useAt at (Descent 0.25) optimiser))
    let frozen = Optimiser.freeze (fun _ -> true) optimiser
    Assert.Equal<float32 list>([ 1f; 1f; 1f; 1f ], both frozen)
    Assert.Equal<float32 list>([ 0.5f; 0.5f; 1f; 1f ], both (Optimiser.thawAt at frozen))
    Assert.Equal<float32 list>([ 0.5f; 0.5f; 0.5f; 0.5f ], both (Optimiser.thaw frozen))
    Assert.Equal<float32 list>([ 0.75f; 0.75f; 0.75f; 0.75f ], both (Optimiser.adjust 0.25 optimiser))
    let moved, next = Optimiser.updateWith (Tensor.Of 1f) model (model, optimiser)
    Assert.Equal<float32 list>([ 0.5f; 0.5f ], numbers moved.A)
    Assert.Equal(1L, next.Step)

[<Fact>]
let ``all minimisers find the lowest point of the valley`` () =
    let start = Tensor.ofList [ -0.5f; 1f ] |> Tensor.cast DType.Float64

    for minimum in
        [
            Minimise.lbfgs valley start
            Minimise.newton valley start
            Minimise.conjugateGradient valley start
        ] do
        Assert.True(minimum.Value < 1e-8, $"{minimum}")

    Assert.True((Minimise.randomSearch key valley start).Value < 0.1 * float (valley start))
