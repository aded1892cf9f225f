namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module JuliaFile =
    let names (file: JuliaFile) : string seq = file.Names
    let value (name: string) (file: JuliaFile) : JuliaValue = file[name]
    let tensor (name: string) (file: JuliaFile) : Tensor = file.Tensor name

    let strings (name: string) (file: JuliaFile) : string list = List.ofSeq (file.Strings name)

    let tensors (value: JuliaValue) : (string * JuliaTensor) seq =
        value.Tensors() |> Seq.map (fun entry -> entry.Key, entry.Value)
