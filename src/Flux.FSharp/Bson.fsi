namespace Flux.FSharp

open Flux

/// Files of any tree, as BSON.jl lays them out.
[<RequireQualifiedAccess>]
module Bson =
    /// Writes a tree; the file appears whole or not at all.
    val save: path: string -> tree: 'T -> unit when 'T: not null

    /// Any file of BSON.jl as data, by name.
    val openFile: path: string -> JuliaFile

    /// The tree in a file, of the structure of another one; in a file of Julia's, the only model or state that fits.
    val load: path: string -> like: 'T -> 'T when 'T: not null

    /// The model or state of a name in a file of Julia's, as a tree of the structure of another one.
    val loadNamed: name: string -> path: string -> like: 'T -> 'T when 'T: not null
