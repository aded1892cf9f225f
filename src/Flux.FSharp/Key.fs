namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Key =
    let split (key: Key) : Key * Key =
        let struct (first, second) = key.Split()
        first, second
