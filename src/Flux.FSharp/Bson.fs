namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Bson =
    let openFile (path: string) : JuliaFile = Bson.Open path
    let save (path: string) (tree: 'T) : unit = Bson.Save(path, tree)
    let load (path: string) (like: 'T) : 'T = Bson.Load(path, like)
    let loadNamed (name: string) (path: string) (like: 'T) : 'T = Bson.Load(path, like, name)
