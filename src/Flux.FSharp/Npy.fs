namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Npy =
    let load (path: string) : Tensor = Npy.Load path
    let loadAll (path: string) : Tensor list = List.ofSeq (Npy.LoadAll path)
    let save (path: string) (x: Tensor) : unit = Npy.Save(path, x)

[<RequireQualifiedAccess>]
module Npz =
    let load (path: string) : Map<string, Tensor> =
        Map.ofSeq (seq { for entry in Npz.Open(path).Tensors() -> entry.Key, entry.Value })

    let save (path: string) (tensors: Map<string, Tensor>) : unit = Npz.Save(path, tensors)
