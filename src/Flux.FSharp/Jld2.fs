namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Jld2 =
    let openFile (path: string) : JuliaFile = Jld2.Open path
    let load (path: string) (like: 'T) : 'T = Jld2.Load(path, like)
    let loadNamed (name: string) (path: string) (like: 'T) : 'T = Jld2.Load(path, like, name)
    let save (path: string) (tree: 'T) : unit = Jld2.Save(path, tree)
