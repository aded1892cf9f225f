module P2

open Flux
open Flux.FSharp

let valley (p: Tensor) =
    (1.0 - p[0]) * (1.0 - p[0])
    + 100.0 * (p[1] - p[0] * p[0]) * (p[1] - p[0] * p[0])

let start = Tensor.Of([| -1.5f; 2f |])

for rule in [ Descent 1e-3 :> Rule; Momentum 1e-3; Nesterov 1e-3; Adam 0.05 ] do
    let p, opt =
        (start, Optimiser.setup rule start)
        |> Seq.unfold (fun (p, opt) -> let next = Optimiser.update (Ad.gradient valley p) (p, opt) in Some(next, next))
        |> Seq.item 199

    printfn $"{rule}: {p} after {opt.Step}"

let decayed = Optimiser.chain [ WeightDecay 1e-4; ClipNorm 1.0; Adam 1e-3 ]

let scheduled =
    Optimiser.chain
        [
            ClipNorm 1.0
            Scheduled(Schedules.CosAnneal(1e-3, 1e-5, 100), fun eta -> Adam eta)
        ]

let net =
    Layer.named [ "features", Layer.dense 2 2 relu; "head", Layer.dense 2 1 identity ]
    |> Layer.build 1

let opt =
    decayed.Setup(net) |> Optimiser.freeze (fun path -> path.StartsWith "features")

let adjusted = opt.Adjust 1e-4
let adam' = (Adam()).Setup(start).Adjust(fun (a: Adam) -> Adam(1e-4, a.Beta1))
