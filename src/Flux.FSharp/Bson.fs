namespace Flux.FSharp

open Flux

/// Files of any tree, as BSON.jl lays them out.
[<RequireQualifiedAccess>]
module Bson =
    /// Writes a tree; the file appears whole or not at all.
    let save (path: string) (tree: 'T) : unit = Bson.Save(path, tree)

    /// The tree in a file, of the structure of another one.
    let load (path: string) (like: 'T) : 'T = Bson.Load(path, like)
