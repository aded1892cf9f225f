namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Augment =
    let flip (key: Key) (x: Tensor) : Tensor = Augment.Flip(x, key)

    let flipAlong (dim: int) (probability: float) (key: Key) (x: Tensor) : Tensor = Augment.Flip(x, key, dim, probability)

    let crop (width: int, height: int) (padding: int) (key: Key) (x: Tensor) : Tensor =
        Augment.Crop(x, key, width, height, padding)

    let centreCrop (width: int, height: int) (x: Tensor) : Tensor = Augment.CentreCrop(x, width, height)

    let jitter (brightness: float) (contrast: float) (key: Key) (x: Tensor) : Tensor =
        Augment.Jitter(x, key, brightness, contrast)

    let rotate (angle: float) (key: Key) (x: Tensor) : Tensor = Augment.Rotate(x, key, angle)
