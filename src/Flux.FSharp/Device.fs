namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Device =
    let list () : DeviceInfo list = List.ofSeq (Device.List())
    let named (name: string) : Device = Device.Of name
    let withThreads (threads: int) (f: unit -> 'T) : 'T = Device.WithThreads(threads, f)
