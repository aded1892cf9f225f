namespace Flux.FSharp

open System
open Flux

[<RequireQualifiedAccess>]
module Ad =
    let gradient (f: 'T -> Tensor) (x: 'T) : 'T = Ad.Gradient((fun a -> f a), x)

    let valueAndGradient (f: 'T -> Tensor) (x: 'T) : Tensor * 'T =
        let struct (value, gradient) = Ad.ValueAndGradient((fun (a: 'T) -> f a), x)
        value, gradient

    let valueAndGradientWith (f: 'T -> Tensor * 'A) (x: 'T) : Tensor * 'A * 'T =
        let traced (a: 'T) =
            let value, aux = f a
            struct (value, aux)

        let struct (value, aux, gradient) =
            Ad.ValueAndGradient((fun (a: 'T) -> traced a), x)

        value, aux, gradient

    let pullback (f: 'T -> 'R) (x: 'T) : 'R * ('R -> 'T) =
        let struct (value, back) = Ad.Pullback((fun a -> f a), x)
        value, back.Invoke

    let jvp (f: 'T -> 'R) (x: 'T) (dx: 'T) : 'R * 'R =
        let struct (value, tangent) = Ad.Jvp((fun a -> f a), x, dx)
        value, tangent

    let jacobian (f: Tensor -> Tensor) (x: Tensor) : Tensor = Ad.Jacobian((fun a -> f a), x)
    let hessian (f: Tensor -> Tensor) (x: Tensor) : Tensor = Ad.Hessian((fun a -> f a), x)

    let hessianVectorProduct (f: 'T -> Tensor) (x: 'T) (v: 'T) : 'T =
        Ad.HessianVectorProduct((fun a -> f a), x, v)

    let diagonalHessian (f: 'T -> Tensor) (x: 'T) : 'T = Ad.DiagonalHessian((fun a -> f a), x)
    let derivative (f: Tensor -> Tensor) (x: float) : float = Ad.Derivative((fun a -> f a), x)
    let derivatives (f: Tensor -> Tensor) (x: Tensor) : Tensor = Ad.Derivative((fun a -> f a), x)

    let perObservation (f: 'T -> 'D -> Tensor) (x: 'T) (data: 'D) : 'T =
        Ad.PerObservation((fun a d -> f a d), x, data)

    let stopGradient (x: 'T) : 'T = Ad.StopGradient x
    let hook (f: Tensor -> Tensor) (x: 'T) : 'T = Ad.Hook((fun g -> f g), x)
    let checkpoint (f: 'T -> 'R) : 'T -> 'R = Ad.Checkpoint(fun a -> f a).Invoke

    let customGradient (f: 'T -> 'R * ('R -> 'T)) : 'T -> 'R =
        let paired x =
            let value, back = f x
            struct (value, Func<'R, 'T> back)

        Ad.CustomGradient(fun x -> paired x).Invoke
