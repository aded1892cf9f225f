namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Minimise =
    let lbfgs (f: 'T -> Tensor) (start: 'T) : Minimum<'T> = Minimise.Lbfgs((fun x -> f x), start)
    let newton (f: 'T -> Tensor) (start: 'T) : Minimum<'T> = Minimise.Newton((fun x -> f x), start)

    let conjugateGradient (f: 'T -> Tensor) (start: 'T) : Minimum<'T> =
        Minimise.ConjugateGradient((fun x -> f x), start)

    let randomSearch (key: Key) (f: 'T -> Tensor) (start: 'T) : Minimum<'T> =
        Minimise.RandomSearch((fun x -> f x), start, key)
