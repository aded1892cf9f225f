open Flux
open Flux.FSharp

// Points of a plane in columns, and what a network shall learn of them: every random number follows from the key.
let key = Key 1
let x = Tensor.normal key[0] [ 2; 200 ]
let y = sin x[0..0, *] * x[1..1, *]

let start =
    Layer.chain [ Layer.dense 2 32 tanh; Layer.dense 32 1 identity ]
    |> Layer.build 1

printfn $"{start}"

let finish =
    start
    |> Train.start (Adam 0.01) key[3]
    |> Train.supervised Loss.mse (Data.loader 20 key[2] (x, y)) 50
    |> Train.eachEpoch (fun step ->
        if step.Epoch % 10 = 0 then
            printfn $"epoch {step.Epoch}: loss {Tensor.scalar (Loss.mse (step.Model.Forward x) y):F6}")
    |> Train.finish

// The trained model as a file, and back into one of the same form.
Bson.save "model.bson" finish.Model
let loaded = Bson.load "model.bson" start
let point = Tensor.ofList [ 0.5f; 1f ]
printfn $"sin(0.5) is {System.Math.Sin 0.5:F4}; the network says {Tensor.scalar (loaded.Forward point):F4}"
