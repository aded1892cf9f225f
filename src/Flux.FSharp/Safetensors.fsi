namespace Flux.FSharp

open Flux

/// Files of named tensors in safetensors' form, sizes in reverse order. One tensor of a large file: `Safetensors.Open(path).Tensor name`.
[<RequireQualifiedAccess>]
module Safetensors =
    /// All tensors of a file.
    val load: path: string -> Map<string, Tensor>

    /// Writes tensors; the file appears whole or not at all.
    val save: path: string -> tensors: Map<string, Tensor> -> unit
