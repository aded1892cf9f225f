// Exclusive or, in F#: dotnet build -c Release src/Flux.FSharp && dotnet fsi samples/Xor.fsx
#r "nuget: PolyType, 1.4.1"
#r "../src/Flux.FSharp/bin/Release/net10.0/Flux.Kernels.dll"
#r "../src/Flux.FSharp/bin/Release/net10.0/Flux.Functional.dll"
#r "../src/Flux.FSharp/bin/Release/net10.0/Flux.FSharp.dll"

open Flux
open Flux.FSharp

let x = Tensor.ofRows [ [ 0f; 0f; 1f; 1f ]; [ 0f; 1f; 0f; 1f ] ]
let y = Tensor.ofRows [ [ 0f; 1f; 1f; 0f ] ]

let model = Layer.chain [ Layer.dense 2 8 tanh; Layer.dense 8 1 sigmoid ] |> Layer.build 1

let step (model: Chain, optimiser) =
    let loss, gradient = model |> Ad.valueAndGradient (fun m -> Loss.binaryCrossEntropy (m.Forward x) y)

    loss, Optimiser.update gradient (model, optimiser)

let loss, (trained, _) =
    (Tensor.Of 0f, (model, Optimiser.setup (Adam 0.05) model))
    |> Seq.unfold (fun (_, state) -> let next = step state in Some(next, next))
    |> Seq.item 300

printfn $"loss {Tensor.scalar loss:F4}\n{trained.Forward x:F3}"

if Tensor.scalar loss > 0.1 then
    exit 1
