namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Init =
    let map (f: 'T -> 'R) (init: Init<'T>) : Init<'R> = init.Select(fun model -> f model)

    let byInput (build: Key -> int list -> 'T) : Init<'T> =
        Init.ByInput(fun key shape -> build key (List.ofSeq shape))
