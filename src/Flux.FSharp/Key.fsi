namespace Flux.FSharp

open Flux

/// Keys of random numbers; `key[n]` is the n-th key that follows from one.
[<RequireQualifiedAccess>]
module Key =
    /// Two keys that follow from one.
    val split: key: Key -> Key * Key
