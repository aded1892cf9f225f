namespace Flux.FSharp

open Flux

/// Where tensors live and are computed.
[<RequireQualifiedAccess>]
module Device =
    /// What this machine has: the host, its GPUs, and OpenCL on its processor where that is installed.
    val list: unit -> DeviceInfo list

    /// A device by the name that a command line gives: cpu, gpu, cuda or opencl, the last three with a number as in gpu:1 too.
    val named: name: string -> Device

    /// What a function gives while operations on the host use so many threads, 1 to 1024, in it and in what it starts. Values do not depend on the count.
    /// A sequence is computed where it is read, and so outside, unless it is read inside.
    val withThreads: threads: int -> f: (unit -> 'T) -> 'T
