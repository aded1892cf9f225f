namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Device =
    let withThreads (threads: int) (f: unit -> 'T) : 'T = Device.WithThreads(threads, f)
