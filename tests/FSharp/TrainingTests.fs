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
            (fun (m: Chain) (struct (x, y)) k ->
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
