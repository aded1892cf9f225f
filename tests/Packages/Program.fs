open System
open System.IO
open Flux
open Flux.FSharp
open Flux.Reporting

// What Program.cs does, and the same numbers.
type Net =
    {
        Layers: Chain
        Scale: Tensor
    }

    interface ILayer with
        member m.Forward x = m.Scale * m.Layers.Forward x

let key = Key 3
File.WriteAllText("rows.csv", "a,b,y\n0.5,1,2\n-1,0.25,0\n2,-0.5,1\n1.5,0.75,3\n")
let table = Data.csv "rows.csv"
let x, y = Table.numbers [ "a"; "b" ] table, Table.numbers [ "y" ] table

let start =
    {
        Layers = Layer.chain [ Layer.dense 2 8 tanh; Layer.dense 8 1 identity ] |> Layer.build 5
        Scale = Tensor.Of 0.5f
    }

let steps =
    start
    |> Train.start (Adam 0.01) key
    |> Train.supervised Loss.mse (Data.loader 2 key (x, y)) 20
    |> Seq.toList

Bson.save "net.bson" (List.last steps).Model
Plot.Of("loss", Series.Line("training", steps |> Seq.map _.Loss)).Save "loss.png"

for _, tensor in Tree.leaves (Bson.load "net.bson" start) do
    tensor.ToDoubles()
    |> Seq.map (fun v -> (BitConverter.DoubleToInt64Bits v).ToString "x16")
    |> String.concat " "
    |> printfn "%s"

printfn $"""{FileInfo("loss.png").Length > 1000L}"""
