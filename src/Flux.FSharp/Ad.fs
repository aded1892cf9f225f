namespace Flux.FSharp

open Flux

/// Derivatives of functions between trees of tensors: records, unions, tuples, lists, options, maps.
[<RequireQualifiedAccess>]
module Ad =
    /// The gradient of a function whose result is one number; it has the argument's own type.
    let gradient (f: 'T -> Tensor) (x: 'T) : 'T = Ad.Gradient((fun a -> f a), x)

    /// The value and the gradient in one pass.
    let valueAndGradient (f: 'T -> Tensor) (x: 'T) : Tensor * 'T =
        let struct (value, gradient) = Ad.ValueAndGradient((fun (a: 'T) -> f a), x)
        value, gradient

    /// The value, an auxiliary output without derivative, and the gradient of the value.
    let valueAndGradientWith (f: 'T -> Tensor * 'A) (x: 'T) : Tensor * 'A * 'T =
        let traced (a: 'T) =
            let value, aux = f a
            struct (value, aux)

        let struct (value, aux, gradient) =
            Ad.ValueAndGradient((fun (a: 'T) -> traced a), x)

        value, aux, gradient

    /// f(x) and its pullback ct -> Jᵀ ct, which may be called many times.
    let pullback (f: 'T -> 'R) (x: 'T) : 'R * ('R -> 'T) =
        let struct (value, back) = Ad.Pullback((fun a -> f a), x)
        value, back.Invoke

    /// f(x) and the directional derivative J dx.
    let jvp (f: 'T -> 'R) (x: 'T) (dx: 'T) : 'R * 'R =
        let struct (value, tangent) = Ad.Jvp((fun a -> f a), x, dx)
        value, tangent

    /// J[k, i] = ∂f(x)[k] / ∂x[i].
    let jacobian (f: Tensor -> Tensor) (x: Tensor) : Tensor = Ad.Jacobian((fun a -> f a), x)

    let hessian (f: Tensor -> Tensor) (x: Tensor) : Tensor = Ad.Hessian((fun a -> f a), x)

    let hessianVectorProduct (f: 'T -> Tensor) (x: 'T) (v: 'T) : 'T =
        Ad.HessianVectorProduct((fun a -> f a), x, v)

    /// The derivative of a scalar function at a number.
    let derivative (f: Tensor -> Tensor) (x: float) : float = Ad.Derivative((fun a -> f a), x)

    let stopGradient (x: 'T) : 'T = Ad.StopGradient x

    /// f, computed again in the backward pass instead of kept.
    let checkpoint (f: 'T -> 'R) : 'T -> 'R = Ad.Checkpoint(fun a -> f a).Invoke

    /// ∂²f/∂xᵢ² for every element, in x's own type.
    let diagonalHessian (f: 'T -> Tensor) (x: 'T) : 'T = Ad.DiagonalHessian((fun a -> f a), x)

    /// The gradient for every observation by itself: each tensor gets a last dimension that counts them.
    let perObservation (f: 'T -> 'D -> Tensor) (x: 'T) (data: 'D) : 'T =
        Ad.PerObservation((fun a d -> f a d), x, data)

    /// x, whose gradient passes through f on its way back.
    let hook (f: Tensor -> Tensor) (x: 'T) : 'T = Ad.Hook((fun g -> f g), x)
