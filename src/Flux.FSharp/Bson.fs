namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Bson =
    let save (path: string) (tree: 'T) : unit = Bson.Save(path, tree)
    let load (path: string) (like: 'T) : 'T = Bson.Load(path, like)
