namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Jld2 =
    let openFile (path: string) : JuliaFile = Jld2.Open path
    let save (path: string) (tree: 'T) : unit = Jld2.Save(path, tree)
