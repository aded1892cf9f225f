namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Idx =
    let images (path: string) : Tensor = Idx.Images path
    let labels (path: string) : int list = List.ofSeq (Idx.Labels path)
