namespace Flux.FSharp

open System.IO
open Flux

/// Tensors: made, read, arranged, reduced and combined. What changes comes last.
[<RequireQualifiedAccess>]
module Tensor =
    /// Zeros of a shape.
    val zeros: shape: int list -> Tensor

    /// Ones of a shape.
    val ones: shape: int list -> Tensor

    /// A value everywhere in a shape.
    val full: shape: int list -> value: float -> Tensor

    /// start, start + step, ... before a stop, Int32.
    val arange: start: int -> stop: int -> step: int -> Tensor

    /// So many numbers at equal distances, of which start is the first and stop the last.
    val linspace: start: float -> stop: float -> count: int -> Tensor

    /// The identity matrix.
    val eye: size: int -> Tensor

    /// A vector.
    val ofList: values: float32 list -> Tensor

    /// Elements of a shape in column-major order. Other element types: `Tensor.Of` of their array and a `Shape`.
    val ofArray: shape: int list -> values: float32[] -> Tensor

    /// Elements of a shape by their bytes, in column-major and the machine's order.
    val ofBytes: dtype: DType -> shape: int list -> bytes: byte[] -> Tensor

    /// BFloat16 elements of a shape by their bits, in column-major order.
    val ofBFloat16: shape: int list -> bits: uint16[] -> Tensor

    /// The next elements of a stream, in column-major and the machine's order.
    val read: dtype: DType -> shape: int list -> stream: Stream -> Tensor

    /// A matrix written as rows.
    val ofRows: rows: float32 list list -> Tensor

    /// Uniform numbers between 0 and 1.
    val uniform: key: Key -> shape: int list -> Tensor

    /// Normal numbers of mean 0 and deviation 1.
    val normal: key: Key -> shape: int list -> Tensor

    /// true where position i (down) may be seen from position j (across), which is i ≤ j: the mask of a decoder.
    val causalMask: length: int -> Tensor

    /// The sizes.
    val shape: x: Tensor -> int list

    /// The same numbers in another type.
    val cast: dtype: DType -> x: Tensor -> Tensor

    /// The same numbers on a device.
    val toDevice: device: Device -> x: Tensor -> Tensor

    /// The elements in column-major order.
    val toArray: x: Tensor -> float32[]

    /// The bytes of the elements, in column-major and the machine's order.
    val toBytes: x: Tensor -> byte[]

    /// The one element as a number.
    val scalar: x: Tensor -> float

    /// The same elements with other sizes; -1 stands for what is left.
    val reshape: shape: int list -> x: Tensor -> Tensor

    /// All dimensions but the last as one: (a×b×c×batch) -> (abc×batch).
    val flatten: x: Tensor -> Tensor

    /// A new dimension of size 1.
    val unsqueeze: dim: int -> x: Tensor -> Tensor

    /// The transpose of a matrix.
    val transpose: x: Tensor -> Tensor

    /// The dimensions in another order.
    val permute: order: int list -> x: Tensor -> Tensor

    /// The elements of a dimension in reverse order.
    val reverse: dim: int -> x: Tensor -> Tensor

    /// Element i of a dimension moves to place i + shift, from the end back to the start.
    val roll: shift: int -> dim: int -> x: Tensor -> Tensor

    /// The whole tensor, as many times along each dimension as said.
    val repeat: counts: int list -> x: Tensor -> Tensor

    /// Tensors one after another along a dimension; the other sizes must be equal.
    val concat: dim: int -> xs: Tensor list -> Tensor

    /// Tensors of one shape beside each other along a new dimension.
    val stack: dim: int -> xs: Tensor list -> Tensor

    /// The parts of a tensor at each position of a dimension, which goes: the inverse of `stack`.
    val unstack: dim: int -> x: Tensor -> Tensor list

    /// So many parts of a tensor along a dimension, the last one smaller where its size does not divide.
    val chunk: count: int -> dim: int -> x: Tensor -> Tensor list

    /// The lower triangle of each matrix, zeros above it: element (i, j) stays where j - i ≤ offset.
    val tril: offset: int -> x: Tensor -> Tensor

    /// The upper triangle of each matrix, zeros below it: element (i, j) stays where j - i ≥ offset.
    val triu: offset: int -> x: Tensor -> Tensor

    /// The elements (i, i + offset) of each matrix.
    val diagonal: offset: int -> x: Tensor -> Tensor

    /// x[.., indices[j]] along the last dimension: columns of a matrix by number.
    val gather: indices: Tensor -> x: Tensor -> Tensor

    /// The elements of x at tuples (k × any shape) of places in its last k dimensions: leading sizes × that shape.
    val gatherTuples: tuples: Tensor -> x: Tensor -> Tensor

    /// The columns of x at the places indices[j] of the last dimension, and what meets there merges: the opposite of `gather`.
    val scatter: merge: Merge -> indices: Tensor -> x: Tensor -> Tensor

    /// The elements of x at the places of tuples (k × any shape) in k new last dimensions, and what meets there merges: the opposite of `gatherTuples`.
    val scatterTuples: merge: Merge -> tuples: Tensor -> x: Tensor -> Tensor

    /// mask ? a : b elementwise with broadcasting; the mask is Bool.
    val where: mask: Tensor -> a: Tensor -> b: Tensor -> Tensor

    /// The tensor with so many of a value before and after it, one pair per dimension.
    val padConstant: value: float -> amounts: (int * int) list -> x: Tensor -> Tensor

    /// The tensor with so many zeros before and after it, one pair per dimension.
    val padZeros: amounts: (int * int) list -> x: Tensor -> Tensor

    /// The tensor continued by its other end, by so many before and after, one pair per dimension.
    val padCircular: amounts: (int * int) list -> x: Tensor -> Tensor

    /// The tensor continued by its mirror image, the edge not repeated, by so many before and after, one pair per dimension.
    val padReflect: amounts: (int * int) list -> x: Tensor -> Tensor

    /// The tensor continued by its edge, by so many before and after, one pair per dimension.
    val padRepeat: amounts: (int * int) list -> x: Tensor -> Tensor

    /// The tensor continued by its mirror image, the edge repeated, by so many before and after, one pair per dimension.
    val padSymmetric: amounts: (int * int) list -> x: Tensor -> Tensor

    /// The sum over the given dimensions, which stay with size 1.
    val sumOver: dims: int list -> x: Tensor -> Tensor

    /// The mean over the given dimensions, which stay with size 1.
    val meanOver: dims: int list -> x: Tensor -> Tensor

    /// The product over the given dimensions, which stay with size 1.
    val product: dims: int list -> x: Tensor -> Tensor

    /// The largest elements over the given dimensions, which stay with size 1.
    val maximum: dims: int list -> x: Tensor -> Tensor

    /// The smallest elements over the given dimensions, which stay with size 1.
    val minimum: dims: int list -> x: Tensor -> Tensor

    /// The variance over the given dimensions, which stay with size 1: divided by n - 1 if corrected, else by n.
    val variance: corrected: bool -> dims: int list -> x: Tensor -> Tensor

    /// The square root of the variance over the given dimensions, which stay with size 1.
    val standardDeviation: corrected: bool -> dims: int list -> x: Tensor -> Tensor

    /// log Σ e^x over the given dimensions, which stay with size 1, without overflow.
    val logSumExp: dims: int list -> x: Tensor -> Tensor

    /// e^x / Σ e^x over the given dimensions.
    val softmaxOver: dims: int list -> x: Tensor -> Tensor

    /// x - log Σ e^x over the given dimensions.
    val logSoftmaxOver: dims: int list -> x: Tensor -> Tensor

    /// (x - μ) / √(σ² + ε) over the given dimensions, σ² not corrected and ε = 1e-5.
    val normalise: dims: int list -> x: Tensor -> Tensor

    /// (Σ |x|^p)^(1/p) over all elements.
    val norm: p: float -> x: Tensor -> Tensor

    /// Running sums along a dimension.
    val cumSum: dim: int -> x: Tensor -> Tensor

    /// Running products along a dimension.
    val cumProd: dim: int -> x: Tensor -> Tensor

    /// The place of the largest element along a dimension, which stays with size 1, Int32; NaN counts as largest.
    val argMax: dim: int -> x: Tensor -> Tensor

    /// The place of the smallest element along a dimension, which stays with size 1, Int32; NaN counts as smallest.
    val argMin: dim: int -> x: Tensor -> Tensor

    /// The k largest elements along the first dimension, largest first, and their places (Int32).
    val topK: k: int -> x: Tensor -> Tensor * Tensor

    /// The elements along a dimension, smallest first; NaN counts as largest.
    val sort: dim: int -> x: Tensor -> Tensor

    /// The elements along a dimension, largest first; NaN counts as largest.
    val sortDescending: dim: int -> x: Tensor -> Tensor

    /// The places of the elements along a dimension, smallest first, Int32; equals stay in their order.
    val argSort: dim: int -> x: Tensor -> Tensor

    /// The places of the elements along a dimension, largest first, Int32; equals stay in their order.
    val argSortDescending: dim: int -> x: Tensor -> Tensor

    /// The larger of two numbers, elementwise.
    val max: a: Tensor -> b: Tensor -> Tensor

    /// The smaller of two numbers, elementwise.
    val min: a: Tensor -> b: Tensor -> Tensor

    /// x^p, elementwise.
    val pow: p: float -> x: Tensor -> Tensor

    /// x - y ⌊x / y⌋ for a divisor y, elementwise.
    val modulo: divisor: float -> x: Tensor -> Tensor

    /// -1, 0 or 1 by the sign of x; the derivative is 0.
    val sign: (Tensor -> Tensor)

    /// x log y with 0 where x is 0, elementwise.
    val xlogy: x: Tensor -> y: Tensor -> Tensor

    /// A Bool tensor: a = b elementwise.
    val equal: a: Tensor -> b: Tensor -> Tensor

    /// A Bool tensor: true where an element is NaN.
    val isNaN: x: Tensor -> Tensor

    /// A Bool tensor: true where an element is neither infinite nor NaN.
    val isFinite: x: Tensor -> Tensor

    /// Σ a b over all elements.
    val dot: a: Tensor -> b: Tensor -> Tensor

    /// The matrix products of (m×k×...) and (k×n×...), one for each position of the other dimensions.
    val batchedMatMul: a: Tensor -> b: Tensor -> Tensor

    /// Each element 0 with probability p, the others divided by 1 - p.
    val dropout: p: float -> key: Key -> x: Tensor -> Tensor
