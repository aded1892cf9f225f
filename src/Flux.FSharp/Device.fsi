namespace Flux.FSharp

open Flux

/// Where tensors live and are computed.
[<RequireQualifiedAccess>]
module Device =
    /// What a function gives while operations on the host use so many threads, 1 to 1024, in it and in what it starts. Values do not depend on the count.
    /// A sequence is computed where it is read, and so outside, unless it is read inside.
    val withThreads: threads: int -> f: (unit -> 'T) -> 'T
