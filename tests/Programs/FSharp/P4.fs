module P4

open System
open Flux
open Flux.FSharp
open Flux.Reporting

let run () =
    let sharks = [ "thresher"; "nurse"; "basking" ]
    let file = Jld2.openFile "sharks.jld2"

    let read part =
        JuliaFile.tensor $"{part}_data" file, Data.oneHot sharks (JuliaFile.strings $"{part}_labels" file)

    let trainX, trainY = read "train"
    let testX, testY = read "test"

    let key = Key 42
    let data = Data.loader 5 key (trainX, trainY)

    let model =
        Layer.chain
            [
                Layer.conv (3, 3) 3 10 relu
                Layer.maxPool (2, 2)
                Layer.conv (5, 5) 10 5 relu
                Layer.maxPool (2, 2)
                Layer.conv (10, 10) 5 7 relu
                Layer.flatten
                Layer.dense 112 3 sigmoid
            ]
        |> Layer.build 42

    let accuracy (m: Chain) =
        Metrics.Accuracy(m.Forward testX, testY)

    let run =
        Train.start (Adam()) key model
        |> Train.supervised (fun y' y -> Loss.LogitCrossEntropy(softmax y', y)) data 100
        |> fun s -> s.WithProgressBar "sharks"
        |> fun s -> s.Throttle(TimeSpan.FromSeconds 10., fun s -> printfn $"epoch {s.Epoch}: {s.Loss:F3}, {accuracy s.Model:P1}")
        |> Seq.takeWhile (fun s -> not (s.EpochEnds && accuracy s.Model > 0.99))
        |> Seq.toList

    Plot.Of("loss", Series.Line("train", run |> Seq.map _.Loss)).Save "loss.png"
    let trained = (List.last run).Model
    Bson.Save("sharks.bson", trained)
    let loaded = Bson.Load("sharks.bson", like = model)
    printfn $"accuracy {accuracy loaded:P1}"
