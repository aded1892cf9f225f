namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Tensor =
    let zeros (shape: int list) : Tensor = Tensor.Zeros(List.toArray shape)
    let ones (shape: int list) : Tensor = Tensor.Ones(List.toArray shape)
    let ofList (values: float32 list) : Tensor = Tensor.Of(List.toArray values)

    /// A matrix written as rows.
    let ofRows (rows: float32 list list) : Tensor = Tensor.FromRows(array2D rows)

    let uniform (key: Key) (shape: int list) : Tensor = Tensor.Uniform(key, List.toArray shape)
    let normal (key: Key) (shape: int list) : Tensor = Tensor.Normal(key, List.toArray shape)
    let shape (x: Tensor) : int list = List.ofSeq x.Shape
    let reshape (shape: int list) (x: Tensor) : Tensor = x.Reshape(List.toArray shape)
    let transpose (x: Tensor) : Tensor = x.Transpose()
    let permute (order: int list) (x: Tensor) : Tensor = x.Permute(List.toArray order)

    /// The sum over the given dimensions, which stay with size 1.
    let sumOver (dims: int list) (x: Tensor) : Tensor = x.Sum(List.toArray dims)

    /// The mean over the given dimensions, which stay with size 1.
    let meanOver (dims: int list) (x: Tensor) : Tensor = x.Mean(List.toArray dims)

    let concat (dim: int) (xs: Tensor list) : Tensor = Prelude.Concat(dim, List.toArray xs)
    let cast (dtype: DType) (x: Tensor) : Tensor = x.Cast dtype
    let toArray (x: Tensor) : float32[] = x.ToArray()
    let scalar (x: Tensor) : float = x.Scalar()
