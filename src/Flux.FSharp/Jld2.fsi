namespace Flux.FSharp

open Flux

/// Files of JLD2.jl, and HDF5 files of others.
[<RequireQualifiedAccess>]
module Jld2 =
    /// Opens a file, which is then read as its names and values are asked for.
    val openFile: path: string -> JuliaFile

    /// Writes the tensors, numbers and strings of a tree, in groups by name; the file appears whole or not at all.
    val save: path: string -> tree: 'T -> unit when 'T: not null
