namespace Flux.FSharp

open Flux

/// Small made-up data sets, for trying things out; everything follows from the key. The noise is an optional argument of the C# forms.
[<RequireQualifiedAccess>]
module Datasets =
    /// n points x in [0, 2π) with y = sin x + noise: (1×n) each.
    val sine: n: int -> key: Key -> Tensor * Tensor

    /// n points x in [-1, 1) with y = Σ coefficients[i] xⁱ + noise: (1×n) each.
    val polynomial: coefficients: float list -> n: int -> key: Key -> Tensor * Tensor

    /// n points on each of two interleaved spirals: points (2×2n) and the number of the spiral.
    val spiral: n: int -> key: Key -> Tensor * int list

    /// n points on each of two interleaved half circles: points (2×2n) and the number of the moon.
    val moons: n: int -> key: Key -> Tensor * int list
