namespace Flux.FSharp

open Flux

/// The minimum of a function of any tree of tensors whose result is one number.
[<RequireQualifiedAccess>]
module Minimise =
    let lbfgs (f: 'T -> Tensor) (start: 'T) : Minimum<'T> = Minimise.Lbfgs((fun x -> f x), start)
    let newton (f: 'T -> Tensor) (start: 'T) : Minimum<'T> = Minimise.Newton((fun x -> f x), start)

    let conjugateGradient (f: 'T -> Tensor) (start: 'T) : Minimum<'T> =
        Minimise.ConjugateGradient((fun x -> f x), start)
