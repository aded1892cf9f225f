namespace Flux.FSharp

open Flux

/// More data from the same: every observation of a batch has a draw of its own from the key.
[<RequireQualifiedAccess>]
module Augment =
    /// Each observation turned round along its first dimension, or not, by a fair draw: left and right of images.
    val flip: key: Key -> x: Tensor -> Tensor

    /// Each observation turned round along a dimension with a probability.
    val flipAlong: dim: int -> probability: float -> key: Key -> x: Tensor -> Tensor

    /// A window of each image, padded with so many zeros around, at a place of its own.
    val crop: width: int * height: int -> padding: int -> key: Key -> x: Tensor -> Tensor

    /// The window in the middle of each image.
    val centreCrop: width: int * height: int -> x: Tensor -> Tensor

    /// Brightness and contrast of each observation drawn around 1, so far away at most.
    val jitter: brightness: float -> contrast: float -> key: Key -> x: Tensor -> Tensor

    /// Each image turned about its middle by an angle of its own, in radians and at most the given one either way; zero beyond its edges.
    val rotate: angle: float -> key: Key -> x: Tensor -> Tensor
