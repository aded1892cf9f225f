namespace Flux.FSharp

open Flux

/// Arrays of NumPy, sizes in reverse order.
[<RequireQualifiedAccess>]
module Npy =
    /// The array of a file.
    val load: path: string -> Tensor

    /// All arrays of a file, one after another, as Equinox writes the leaves of a tree.
    val loadAll: path: string -> Tensor list

    /// Writes an array; the file appears whole or not at all.
    val save: path: string -> x: Tensor -> unit

/// Archives of named arrays of NumPy, sizes in reverse order. One array of a large file: `Npz.Open(path).Tensor name`.
[<RequireQualifiedAccess>]
module Npz =
    /// All arrays of a file.
    val load: path: string -> Map<string, Tensor>

    /// Writes arrays; the file appears whole or not at all.
    val save: path: string -> tensors: Map<string, Tensor> -> unit
