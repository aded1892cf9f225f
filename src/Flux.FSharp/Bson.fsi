namespace Flux.FSharp

open Flux

/// Files of any tree, as BSON.jl lays them out.
[<RequireQualifiedAccess>]
module Bson =
    /// Writes a tree; the file appears whole or not at all.
    val save: path: string -> tree: 'T -> unit when 'T: not null

    /// Any file of BSON.jl as data, by name.
    val openFile: path: string -> JuliaFile

    /// The tree in a file, of the structure of another one.
    val load: path: string -> like: 'T -> 'T when 'T: not null
