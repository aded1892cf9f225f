namespace Flux.FSharp

open System
open Flux

/// A function value that keeps its delegate, so that a layer sees which operation it is and can fuse it.
type private Act(f: Func<Tensor, Tensor>) =
    inherit FSharpFunc<Tensor, Tensor>()
    member _.Delegate = f
    override _.Invoke x = f.Invoke x

[<AutoOpen>]
module Functions =
    let private act (f: Func<Tensor, Tensor>) : Tensor -> Tensor = unbox (box (Act f))

    /// The delegate of a function: for the functions of this module the one that C# knows, so that `relu` stays `Prelude.Relu`.
    let func (f: Tensor -> Tensor) : Func<Tensor, Tensor> =
        match box f with
        | :? Act as a -> a.Delegate
        | _ -> Func<_, _> f

    let identity: Tensor -> Tensor = act Prelude.Identity
    let relu: Tensor -> Tensor = act Prelude.Relu
    let tanh: Tensor -> Tensor = act Prelude.Tanh
    let sigmoid: Tensor -> Tensor = act Prelude.Sigmoid
    let gelu: Tensor -> Tensor = act Prelude.Gelu
    let swish: Tensor -> Tensor = act Prelude.Swish
    let softplus: Tensor -> Tensor = act Prelude.Softplus
    let leakyRelu (slope: float) : Tensor -> Tensor = act (Prelude.LeakyRelu slope)
    let elu (alpha: float) : Tensor -> Tensor = act (Prelude.Elu alpha)

    let exp: Tensor -> Tensor = act Prelude.Exp
    let log: Tensor -> Tensor = act Prelude.Log
    let sqrt: Tensor -> Tensor = act Prelude.Sqrt
    let abs: Tensor -> Tensor = act Prelude.Abs
    let sin: Tensor -> Tensor = act Prelude.Sin
    let cos: Tensor -> Tensor = act Prelude.Cos

    let sum (x: Tensor) : Tensor = Prelude.Sum x
    let mean (x: Tensor) : Tensor = Prelude.Mean x
    let softmax (x: Tensor) : Tensor = Prelude.Softmax x
    let logSoftmax (x: Tensor) : Tensor = Prelude.LogSoftmax x

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
