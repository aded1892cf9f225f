namespace Flux.FSharp

open Flux

[<AutoOpen>]
module Operators =
    let ( *. ) (a: Tensor) (b: Tensor) : Tensor = a.MatMul b
    let (.>) (a: Tensor) (b: Tensor) : Tensor = Tensor.op_GreaterThan (a, b)
    let (.<) (a: Tensor) (b: Tensor) : Tensor = Tensor.op_LessThan (a, b)
