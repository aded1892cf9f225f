namespace Flux.FSharp

open Flux

/// Slices of tensors in F#'s own notation: `w[1..2]`, `w[*, 0]`, `w[0, 1..]`. As everywhere in F#, the end of a slice is included, and what lies
/// beyond the tensor is left out.
[<AutoOpen>]
module Slicing =
    type Tensor with

        /// x[a..b]
        member GetSlice: s: int option * f: int option -> Tensor

        /// x[a..b, a..b]
        member GetSlice: s1: int option * f1: int option * s2: int option * f2: int option -> Tensor

        /// x[a..b, i]
        member GetSlice: s1: int option * f1: int option * i: int -> Tensor

        /// x[i, a..b]
        member GetSlice: i: int * s2: int option * f2: int option -> Tensor

        /// x[a..b, a..b, a..b]
        member GetSlice:
            s1: int option * f1: int option * s2: int option * f2: int option * s3: int option * f3: int option ->
                Tensor

        /// x[a..b, a..b, i]
        member GetSlice: s1: int option * f1: int option * s2: int option * f2: int option * i: int -> Tensor

        /// x[a..b, i, a..b]
        member GetSlice: s1: int option * f1: int option * i: int * s3: int option * f3: int option -> Tensor

        /// x[i, a..b, a..b]
        member GetSlice: i: int * s2: int option * f2: int option * s3: int option * f3: int option -> Tensor

        /// x[a..b, a..b, a..b, a..b]
        member GetSlice:
            s1: int option *
            f1: int option *
            s2: int option *
            f2: int option *
            s3: int option *
            f3: int option *
            s4: int option *
            f4: int option ->
                Tensor

        /// x[a..b, a..b, a..b, i]
        member GetSlice:
            s1: int option * f1: int option * s2: int option * f2: int option * s3: int option * f3: int option * i: int ->
                Tensor

        /// x[a..b, a..b, i, i]
        member GetSlice: s1: int option * f1: int option * s2: int option * f2: int option * i: int * j: int -> Tensor
