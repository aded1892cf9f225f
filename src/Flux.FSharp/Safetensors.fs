namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Safetensors =
    let load (path: string) : Map<string, Tensor> =
        Map.ofSeq (seq { for entry in Safetensors.Open(path).Tensors() -> entry.Key, entry.Value })

    let save (path: string) (tensors: Map<string, Tensor>) : unit = Safetensors.Save(path, tensors)
