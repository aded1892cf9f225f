namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module FluxModel =
    let read (path: string) : ILayer = FluxModel.Read path
    let readNamed (name: string) (path: string) : ILayer = FluxModel.Read(path, name)
