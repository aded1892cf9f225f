namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Datasets =
    let sine (n: int) (key: Key) : Tensor * Tensor =
        let struct (x, y) = Datasets.Sine(n, key)
        x, y

    let polynomial (coefficients: float list) (n: int) (key: Key) : Tensor * Tensor =
        let struct (x, y) = Datasets.Polynomial(n, key, List.toArray coefficients)
        x, y

    let spiral (n: int) (key: Key) : Tensor * int list =
        let struct (x, labels) = Datasets.Spiral(n, key)
        x, List.ofArray labels

    let moons (n: int) (key: Key) : Tensor * int list =
        let struct (x, labels) = Datasets.Moons(n, key)
        x, List.ofArray labels
