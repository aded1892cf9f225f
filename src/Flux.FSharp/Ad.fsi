namespace Flux.FSharp

open Flux

/// Derivatives of functions between trees of tensors: records, unions, tuples, lists, options, maps.
[<RequireQualifiedAccess>]
module Ad =
    /// The gradient of a function whose result is one number; it has the argument's own type.
    val gradient: f: ('T -> Tensor) -> x: 'T -> 'T when 'T: not null

    /// The value and the gradient in one pass.
    val valueAndGradient: f: ('T -> Tensor) -> x: 'T -> Tensor * 'T when 'T: not null

    /// The value, an auxiliary output without derivative, and the gradient of the value.
    val valueAndGradientWith: f: ('T -> Tensor * 'A) -> x: 'T -> Tensor * 'A * 'T when 'T: not null

    /// f(x) and its pullback ct -> Jᵀ ct, which may be called many times.
    val pullback: f: ('T -> 'R) -> x: 'T -> 'R * ('R -> 'T) when 'T: not null and 'R: not null

    /// f(x) and the directional derivative J dx, by dual numbers.
    val jvp: f: ('T -> 'R) -> x: 'T -> dx: 'T -> 'R * 'R when 'T: not null and 'R: not null

    /// J[k, i] = ∂f(x)[k] / ∂x[i], both flattened column-major.
    val jacobian: f: (Tensor -> Tensor) -> x: Tensor -> Tensor

    /// The matrix of second derivatives of a function whose result is one number.
    val hessian: f: (Tensor -> Tensor) -> x: Tensor -> Tensor

    /// The Hessian times v, without the matrix: forward over reverse.
    val hessianVectorProduct: f: ('T -> Tensor) -> x: 'T -> v: 'T -> 'T when 'T: not null

    /// ∂²f/∂xᵢ² for every element, in x's own type.
    val diagonalHessian: f: ('T -> Tensor) -> x: 'T -> 'T when 'T: not null

    /// The derivative of a scalar function at a number, in double precision.
    val derivative: f: (Tensor -> Tensor) -> x: float -> float

    /// The derivative of an elementwise function: f'(x) for every element.
    val derivatives: f: (Tensor -> Tensor) -> x: Tensor -> Tensor

    /// The gradient for every observation by itself: each tensor gets a last dimension that counts them.
    val perObservation: f: ('T -> 'D -> Tensor) -> x: 'T -> data: 'D -> 'T when 'T: not null and 'D: not null

    /// x without derivative, at every level.
    val stopGradient: x: 'T -> 'T when 'T: not null

    /// x, whose gradient passes through f on its way back.
    val hook: f: (Tensor -> Tensor) -> x: 'T -> 'T when 'T: not null

    /// f, computed again in the backward pass instead of kept.
    val checkpoint: f: ('T -> 'R) -> ('T -> 'R) when 'T: not null and 'R: not null

    /// A function with a pullback of one's own: f gives the value and ct -> Jᵀ ct, which must be linear in ct; every order and forward mode follow.
    val customGradient: f: ('T -> 'R * ('R -> 'T)) -> ('T -> 'R) when 'T: not null and 'R: not null
