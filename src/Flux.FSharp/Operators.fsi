namespace Flux.FSharp

open Flux

/// Operators of tensors beside those of the type itself.
[<AutoOpen>]
module Operators =
    /// The matrix product: (m×k) *. (k×n) is (m×n).
    val ( *. ): a: Tensor -> b: Tensor -> Tensor

    /// A Bool tensor: a > b elementwise.
    val (.>): a: Tensor -> b: Tensor -> Tensor

    /// A Bool tensor: a < b elementwise.
    val (.<): a: Tensor -> b: Tensor -> Tensor
