module P5to8

open System
open Flux
open Flux.FSharp
open type Flux.Prelude

let key = Key 1
let lstm = Lstm(10, 20).Build key
let x = Tensor.Normal(key, 10, 30, 8)
let struct (y, last) = lstm.Forward(x, lstm.InitialState())
let cell = LstmCell(10, 20).Build key

let final =
    (cell.InitialState(), [ 0..29 ])
    ||> List.fold (fun s t ->
        let struct (_, s') = cell.Forward(x[*, t], s)
        s')

let attention = MultiHeadAttention(10, heads = 2).Build key
let struct (z, weights) = attention.Forward(x, mask = CausalMask 30)
// C# factories with optional arguments straight from F#
let c =
    Conv(Dims.op_Implicit (struct (3, 3)), 3, 10, Relu, pad = Pad.Same, stride = Dims.op_Implicit 2)

let c2 = Conv(struct (3, 3), 3, 10, Relu, stride = 2)

let m =
    Chain(Conv(struct (3, 3), 3, 10, Relu), MaxPool(struct (2, 2)), Flatten(), Dense(112, 3))

let d = Dense(3, 4, Relu, bias = false)
let called = Relu.Invoke x
// 6: a fold by hand with early stopping
let train (data: DataLoader<struct (Tensor * Tensor)>) (valid: Tensor * Tensor) (model: Chain) =
    let epoch (model: Chain, opt: Optimiser<Chain>) n =
        ((model, opt), data.Epoch n)
        ||> Seq.fold (fun (m, o) (struct (x, y)) ->
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

for struct (train, test) in Data.KFolds(rows, k = 5, shuffle = key) do
    printfn $"{train.Length} {test.Length}"

let struct (a, b) =
    Data.Split(rows, 0.7, stratified = (rows |> Array.map _.Species), shuffle = key)

let fit =
    Minimise.Lbfgs((fun (a: Tensor, b: Tensor) -> Loss.Mse(a * exp (-b * x), x)), (Tensor.Of 1f, Tensor.Of 0.1f))
