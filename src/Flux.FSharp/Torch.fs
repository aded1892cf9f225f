namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Torch =
    let names (model: 'M) : StateNames = Torch.Names model

    let namesBy (rename: string -> string option) (model: 'M) : StateNames =
        Torch.Names(model, (fun path -> Option.toObj (rename path)))
