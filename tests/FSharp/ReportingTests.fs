module ReportingTests

open System.Diagnostics.Metrics
open System.IO
open Flux
open Flux.FSharp
open Flux.Logging
open Flux.Reporting
open Microsoft.Extensions.Logging
open Microsoft.Extensions.Logging.Abstractions
open Xunit

let private x = Tensor.normal (Key 1) [ 2; 8 ]

let private run () =
    Layer.dense 2 2 identity
    |> Layer.build 1
    |> Train.start (Adam 0.01) (Key 1)
    |> Train.supervised Loss.mse (Data.ordered 4 (x, x)) 3

[<Fact>]
let ``observers pass a run on`` () =
    use meter = new Meter "F#"
    let logger: ILogger = NullLogger.Instance
    let plain = [ for step in run () -> step.Loss ]

    let folder = Directory.CreateTempSubdirectory("flux-board").FullName

    let observed =
        (run ())
            .WithLogger(logger)
            .WithMeter("observed", meter)
            .WithTensorBoard(folder, (fun step -> [ BoardEntry.Scalar("epoch", float step.Epoch) ]))
        |> Seq.toList

    Assert.Single(Directory.GetFiles folder) |> ignore
    Directory.Delete(folder, recursive = true)

    Assert.Equal<float list>(plain, [ for step in observed -> step.Loss ])
    Assert.Equal<int list>([ 4; 4; 4; 4; 4; 4 ], [ for step in observed -> step.Observations ])
    Assert.Equal(7, observed.Head.With(Observations = 7).Observations)

[<Fact>]
let ``a plot is composed of series`` () =
    let plot =
        Plot
            .Of(
                "loss",
                Series.Line("training", [ 3.; nan; 1. ]),
                Series.Scatter("test", [ 1.; 3. ], [ 2.; 1. ]).With(onRight = true),
                Series.Histogram("weights", x.ToDoubles(), bins = 4)
            )
            .With(xLabel = "epoch", yLabel = "nats", rightLabel = "share")

    Assert.Equal(("epoch", "nats", "share"), (plot.XLabel, plot.YLabel, plot.RightLabel))
    Assert.Equal<byte[]>(plot.Png(), plot.Png())
