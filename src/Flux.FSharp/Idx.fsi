namespace Flux.FSharp

open Flux

/// MNIST's file format, plain or gzip.
[<RequireQualifiedAccess>]
module Idx =
    /// Grey images as Float32 in [0, 1]: (columns × rows × 1 × images).
    val images: path: string -> Tensor

    /// Labels from 0 to 255.
    val labels: path: string -> int list
