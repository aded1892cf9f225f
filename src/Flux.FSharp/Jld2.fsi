namespace Flux.FSharp

open Flux

/// Files of JLD2.jl, and HDF5 files of others.
[<RequireQualifiedAccess>]
module Jld2 =
    /// Opens a file, which is then read as its names and values are asked for.
    val openFile: path: string -> JuliaFile

    /// The only model or state in a file that fits, as a tree of the structure of another one.
    val load: path: string -> like: 'T -> 'T when 'T: not null

    /// The model or state of a name in a file, as a tree of the structure of another one.
    val loadNamed: name: string -> path: string -> like: 'T -> 'T when 'T: not null

    /// Writes the tensors, numbers and strings of a tree, in groups by name; the file appears whole or not at all.
    val save: path: string -> tree: 'T -> unit when 'T: not null
