namespace Flux.FSharp

open System.IO
open Flux

[<RequireQualifiedAccess>]
module Tensor =
    let zeros (shape: int list) : Tensor = Tensor.Zeros(List.toArray shape)
    let ones (shape: int list) : Tensor = Tensor.Ones(List.toArray shape)

    let full (shape: int list) (value: float) : Tensor =
        Tensor.Full(Shape(List.toArray shape), value)

    let arange (start: int) (stop: int) (step: int) : Tensor = Tensor.Arange(start, stop, step)

    let linspace (start: float) (stop: float) (count: int) : Tensor = Tensor.Linspace(start, stop, count)

    let eye (size: int) : Tensor = Tensor.Eye size
    let ofList (values: float32 list) : Tensor = Tensor.Of(List.toArray values)

    let ofArray (shape: int list) (values: float32[]) : Tensor = Tensor.Of(values, List.toArray shape)

    let ofBytes (dtype: DType) (shape: int list) (bytes: byte[]) : Tensor =
        Tensor.OfBytes(bytes, dtype, Shape(List.toArray shape))

    let ofBFloat16 (shape: int list) (bits: uint16[]) : Tensor =
        Tensor.OfBFloat16(bits, Shape(List.toArray shape))

    let read (dtype: DType) (shape: int list) (stream: Stream) : Tensor =
        Tensor.Read(stream, dtype, Shape(List.toArray shape))

    let ofRows (rows: float32 list list) : Tensor = Tensor.Of(array2D rows)
    let uniform (key: Key) (shape: int list) : Tensor = Tensor.Uniform(key, List.toArray shape)
    let normal (key: Key) (shape: int list) : Tensor = Tensor.Normal(key, List.toArray shape)
    let causalMask (length: int) : Tensor = Prelude.CausalMask length

    let shape (x: Tensor) : int list = List.ofSeq x.Shape
    let cast (dtype: DType) (x: Tensor) : Tensor = x.Cast dtype
    let toDevice (device: Device) (x: Tensor) : Tensor = x.To device
    let toArray (x: Tensor) : float32[] = x.ToArray()
    let toBytes (x: Tensor) : byte[] = x.ToBytes()
    let scalar (x: Tensor) : float = x.Scalar()

    let reshape (shape: int list) (x: Tensor) : Tensor = x.Reshape(List.toArray shape)
    let flatten (x: Tensor) : Tensor = Prelude.Flatten x
    let unsqueeze (dim: int) (x: Tensor) : Tensor = Prelude.Unsqueeze(x, dim)
    let transpose (x: Tensor) : Tensor = x.Transpose()
    let permute (order: int list) (x: Tensor) : Tensor = x.Permute(List.toArray order)
    let reverse (dim: int) (x: Tensor) : Tensor = Prelude.Reverse(x, dim)
    let roll (shift: int) (dim: int) (x: Tensor) : Tensor = Prelude.Roll(x, shift, dim)
    let repeat (counts: int list) (x: Tensor) : Tensor = Prelude.Repeat(x, List.toArray counts)
    let concat (dim: int) (xs: Tensor list) : Tensor = Prelude.Concat(dim, List.toArray xs)
    let stack (dim: int) (xs: Tensor list) : Tensor = Prelude.Stack(xs, dim)
    let unstack (dim: int) (x: Tensor) : Tensor list = List.ofSeq (Prelude.Unstack(x, dim))

    let chunk (count: int) (dim: int) (x: Tensor) : Tensor list =
        List.ofSeq (Prelude.Chunk(x, count, dim))

    let tril (offset: int) (x: Tensor) : Tensor = Prelude.Tril(x, offset)
    let triu (offset: int) (x: Tensor) : Tensor = Prelude.Triu(x, offset)
    let diagonal (offset: int) (x: Tensor) : Tensor = Prelude.Diagonal(x, offset)
    let gather (indices: Tensor) (x: Tensor) : Tensor = Prelude.Gather(x, indices)

    let gatherTuples (tuples: Tensor) (x: Tensor) : Tensor = Prelude.GatherTuples(x, tuples)
    let scatter (merge: Merge) (indices: Tensor) (x: Tensor) : Tensor = Prelude.Scatter(merge, x, indices)

    let scatterTuples (merge: Merge) (tuples: Tensor) (x: Tensor) : Tensor = Prelude.ScatterTuples(merge, x, tuples)

    let where (mask: Tensor) (a: Tensor) (b: Tensor) : Tensor = Prelude.Where(mask, a, b)

    let private ends (amounts: (int * int) list) =
        [| for low, high in amounts -> struct (low, high) |]

    let padConstant (value: float) (amounts: (int * int) list) (x: Tensor) : Tensor =
        Prelude.PadConstant(x, value, ends amounts)

    let padZeros (amounts: (int * int) list) (x: Tensor) : Tensor = Prelude.PadZeros(x, ends amounts)
    let padCircular (amounts: (int * int) list) (x: Tensor) : Tensor = Prelude.PadCircular(x, ends amounts)
    let padReflect (amounts: (int * int) list) (x: Tensor) : Tensor = Prelude.PadReflect(x, ends amounts)
    let padRepeat (amounts: (int * int) list) (x: Tensor) : Tensor = Prelude.PadRepeat(x, ends amounts)
    let padSymmetric (amounts: (int * int) list) (x: Tensor) : Tensor = Prelude.PadSymmetric(x, ends amounts)

    let sumOver (dims: int list) (x: Tensor) : Tensor = x.Sum(List.toArray dims)
    let meanOver (dims: int list) (x: Tensor) : Tensor = x.Mean(List.toArray dims)
    let product (dims: int list) (x: Tensor) : Tensor = Prelude.Product(x, List.toArray dims)
    let maximum (dims: int list) (x: Tensor) : Tensor = Prelude.Maximum(x, List.toArray dims)
    let minimum (dims: int list) (x: Tensor) : Tensor = Prelude.Minimum(x, List.toArray dims)

    let variance (corrected: bool) (dims: int list) (x: Tensor) : Tensor =
        Prelude.Variance(x, corrected, List.toArray dims)

    let standardDeviation (corrected: bool) (dims: int list) (x: Tensor) : Tensor =
        Prelude.StandardDeviation(x, corrected, List.toArray dims)

    let logSumExp (dims: int list) (x: Tensor) : Tensor = Prelude.LogSumExp(x, List.toArray dims)
    let softmaxOver (dims: int list) (x: Tensor) : Tensor = Prelude.Softmax(x, List.toArray dims)

    let logSoftmaxOver (dims: int list) (x: Tensor) : Tensor =
        Prelude.LogSoftmax(x, List.toArray dims)

    let normalise (dims: int list) (x: Tensor) : Tensor = Prelude.Normalise(x, List.toArray dims)
    let norm (p: float) (x: Tensor) : Tensor = Prelude.Norm(x, p)
    let cumSum (dim: int) (x: Tensor) : Tensor = Prelude.CumSum(x, dim)
    let cumProd (dim: int) (x: Tensor) : Tensor = Prelude.CumProd(x, dim)
    let argMax (dim: int) (x: Tensor) : Tensor = Prelude.ArgMax(x, dim)
    let argMin (dim: int) (x: Tensor) : Tensor = Prelude.ArgMin(x, dim)

    let topK (k: int) (x: Tensor) : Tensor * Tensor =
        let struct (values, indices) = Prelude.TopK(x, k)
        values, indices

    let sort (dim: int) (x: Tensor) : Tensor = Prelude.Sort(x, dim)
    let sortDescending (dim: int) (x: Tensor) : Tensor = Prelude.Sort(x, dim, true)
    let argSort (dim: int) (x: Tensor) : Tensor = Prelude.ArgSort(x, dim)
    let argSortDescending (dim: int) (x: Tensor) : Tensor = Prelude.ArgSort(x, dim, true)
    let max (a: Tensor) (b: Tensor) : Tensor = Prelude.Max(a, b)
    let min (a: Tensor) (b: Tensor) : Tensor = Prelude.Min(a, b)
    let pow (p: float) (x: Tensor) : Tensor = Prelude.Pow(x, p)
    let modulo (divisor: float) (x: Tensor) : Tensor = Prelude.Mod(x, divisor)
    let sign: Tensor -> Tensor = act Prelude.Sign
    let xlogy (x: Tensor) (y: Tensor) : Tensor = Prelude.Xlogy(x, y)
    let equal (a: Tensor) (b: Tensor) : Tensor = Prelude.Equal(a, b)
    let isNaN (x: Tensor) : Tensor = Prelude.IsNaN x
    let isFinite (x: Tensor) : Tensor = Prelude.IsFinite x
    let dot (a: Tensor) (b: Tensor) : Tensor = Prelude.Dot(a, b)
    let batchedMatMul (a: Tensor) (b: Tensor) : Tensor = Prelude.BatchedMatMul(a, b)
    let dropout (p: float) (key: Key) (x: Tensor) : Tensor = Prelude.Dropout(x, p, key)
