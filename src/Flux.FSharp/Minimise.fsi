namespace Flux.FSharp

open Flux

/// The minimum of a function of any tree of tensors whose result is one number. Numbers of steps and tolerances are optional arguments of the C# forms.
[<RequireQualifiedAccess>]
module Minimise =
    /// Limited-memory BFGS: x <- x - α H g, where H follows from the last ten steps (Nocedal and Wright 2006, algorithms 7.4 and 7.5).
    val lbfgs: f: ('T -> Tensor) -> start: 'T -> Minimum<'T> when 'T: not null

    /// Newton's method with a line search, H d = -g solved by Hessian-vector products, so that H is never formed (Nocedal and Wright 2006, algorithm
    /// 7.1).
    val newton: f: ('T -> Tensor) -> start: 'T -> Minimum<'T> when 'T: not null

    /// Nonlinear conjugate gradients of Polak and Ribière, for models too large for `lbfgs` (Nocedal and Wright 2006, section 5.2).
    val conjugateGradient: f: ('T -> Tensor) -> start: 'T -> Minimum<'T> when 'T: not null

    /// Random search without derivatives: x <- x + σ n, n standard normal, where that is lower (Rechenberg 1973).
    val randomSearch: key: Key -> f: ('T -> Tensor) -> start: 'T -> Minimum<'T> when 'T: not null
