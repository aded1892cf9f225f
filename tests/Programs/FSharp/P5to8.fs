module P5to8

open System
open Flux
open Flux.FSharp
open type Flux.Prelude

let key = Key 1
let lstm = Lstm(10, 20).Build key
let x = Tensor.Normal(key, 10, 30, 8)
let y, last = Layer.overTime lstm.Cell (lstm.InitialState()) x
let cell = LstmCell(10, 20).Build key

let final =
    (cell.InitialState(), [ 0..29 ])
    ||> List.fold (fun s t -> Layer.step cell s x[*, t] |> snd)

let attention = MultiHeadAttention(10, heads = 2).Build key
let z, weights = Layer.attend (Some(Tensor.causalMask 30)) attention x x x
// C# factories with optional arguments straight from F#
let c = Conv(Dims.Of(3, 3), 3, 10, Relu, pad = Pad.Same, stride = Dims.Of 2)

let c2 = Conv(Dims.Of(3, 3), 3, 10, func relu, stride = 2)

let m =
    Chain(Conv(Dims.Of(3, 3), 3, 10, Relu), MaxPool(Dims.Of(2, 2)), Flatten(), Dense(112, 3))

let d = Dense(3, 4, Relu, bias = false)
let called = Relu.Invoke x
// 6: a fold by hand with early stopping
let train (data: DataLoader<Tensor * Tensor>) (valid: Tensor * Tensor) (model: Chain) =
    let epoch (model: Chain, opt: Optimiser<Chain>) n =
        ((model, opt), data.Epoch n)
        ||> Seq.fold (fun (m, o) (x, y) ->
            let loss, next, g =
                m
                |> Ad.valueAndGradientWith (fun m -> let y', n = Layer.train m x key[o.Step] in Loss.Mse(y', y), n)

            Optimiser.update g (next, o))

    let score (m: Chain) =
        float (Loss.Mse(m.Forward(fst valid), snd valid))

    (model, Adam(1e-3).Setup model)
    |> fun s -> Seq.scan epoch s (seq { 0..99 })
    |> Seq.scan
        (fun (best, wait, _) (m, _) -> let v = score m in if v < best then v, 0, m else best, wait + 1, m)
        (Double.MaxValue, 0, model)
    |> Seq.takeWhile (fun (_, wait, _) -> wait < 5)
    |> Seq.last

let resumed start loader =
    Bson.Load("run.bson", like = start)
    |> Train.supervised (fun a b -> Loss.Mse(a, b)) loader 100
    |> Seq.last
// 7
let gpu () = m.Build(1L).To(Device.Gpu())
// 8
type Penguin =
    {
        Beak: float32
        Depth: float32
        Species: string
    }

let rows =
    [|
        for i in 0..19 ->
            {
                Beak = 39.1f + float32 i
                Depth = 18.7f
                Species = (if i % 2 = 0 then "Adelie" else "Gentoo")
            }
    |]

for train, test in Data.kFolds 5 key rows do
    printfn $"{train.Length} {test.Length}"

let a, b = rows |> Data.splitStratified 0.7 [ for row in rows -> row.Species ] key

let fit =
    Minimise.Lbfgs((fun (a: Tensor, b: Tensor) -> Loss.Mse(a * exp (-b * x), x)), (Tensor.Of 1f, Tensor.Of 0.1f))
