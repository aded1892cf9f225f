namespace Flux.FSharp

open System
open Flux

/// The function values of `Prelude` for which F# has no name. `tanh`, `exp`, `abs`, `sqrt`, `ceil`, `atan2`, `**` and their like are F#'s own, for numbers and
/// tensors alike, and mean the function of `Prelude` where they are handed to a layer.
[<AutoOpen>]
module Functions =
    /// A function of C# as a function value from which `func` takes it back.
    val internal act: f: Func<Tensor, Tensor> -> (Tensor -> Tensor)

    /// The delegate of a function: for `relu`, `tanh` and every other function of `Prelude` the one that C# knows, so that layers see and fuse it.
    val func: f: (Tensor -> Tensor) -> Func<Tensor, Tensor>

    /// x.
    val identity: (Tensor -> Tensor)

    /// max(0, x); the derivative at 0 is 0.
    val relu: (Tensor -> Tensor)

    /// 1 / (1 + e^-x).
    val sigmoid: (Tensor -> Tensor)

    /// x/2 (1 + tanh(√(2/π) (x + 0.044715 x³))), NNlib's gelu.
    val gelu: (Tensor -> Tensor)

    /// x sigmoid(x).
    val swish: (Tensor -> Tensor)

    /// log(1 + e^x).
    val softplus: (Tensor -> Tensor)

    /// x tanh(softplus x) (Misra 2019).
    val mish: (Tensor -> Tensor)

    /// x tanh x (Roy et al. 2019).
    val lisht: (Tensor -> Tensor)

    /// x/2 (1 + erf(x/√2)): gelu without approximation.
    val geluErf: (Tensor -> Tensor)

    /// x sigmoid(√(8/π) x (1 + 0.044715 x²)): the tanh form of gelu, rewritten.
    val geluSigmoid: (Tensor -> Tensor)

    /// λ x for x > 0, else λ α (e^x - 1), with the λ and α that keep mean 0 and variance 1 (Klambauer et al. 2017); the derivative at 0 is λ α.
    val selu: (Tensor -> Tensor)

    /// min(max(x, 0), 6); the derivative is 0 at the ends.
    val relu6: (Tensor -> Tensor)

    /// min(max((x + 3) / 6, 0), 1); the derivative is 0 at the ends.
    val hardSigmoid: (Tensor -> Tensor)

    /// min(max(x, -1), 1); the derivative is 0 at the ends.
    val hardTanh: (Tensor -> Tensor)

    /// x hardsigmoid(x) (Howard et al. 2019).
    val hardSwish: (Tensor -> Tensor)

    /// x / (1 + |x|).
    val softsign: (Tensor -> Tensor)

    /// log(cosh x).
    val logCosh: (Tensor -> Tensor)

    /// x - tanh x.
    val tanhShrink: (Tensor -> Tensor)

    /// log sigmoid(x) = -softplus(-x).
    val logSigmoid: (Tensor -> Tensor)

    /// x > 0 ? x : slope x.
    val leakyRelu: slope: float -> (Tensor -> Tensor)

    /// x > 0 ? x : alpha (e^x - 1).
    val elu: alpha: float -> (Tensor -> Tensor)

    /// x >= 0 ? x : alpha (e^(x/alpha) - 1) (Barron 2017).
    val celu: alpha: float -> (Tensor -> Tensor)

    /// x moved towards 0 by lambda; the derivative is 0 at ±lambda.
    val softShrink: lambda: float -> (Tensor -> Tensor)

    /// x > theta ? x : 0 (Konda et al. 2014).
    val trelu: theta: float -> (Tensor -> Tensor)

    /// x > 0 ? x : a x, with a drawn for each element, uniform between 1/8 and 1/3 (Xu et al. 2015).
    val rrelu: key: Key -> (Tensor -> Tensor)

    /// min(max(x, low), high); the derivative is 0 at the ends.
    val clamp: low: float -> high: float -> (Tensor -> Tensor)

    /// The first half of x along its first dimension times the sigmoid of the second (Dauphin et al. 2017).
    val glu: x: Tensor -> Tensor

    /// Logarithm to base 2.
    val log2: (Tensor -> Tensor)

    /// e^x - 1, exact near 0.
    val expm1: (Tensor -> Tensor)

    /// log(1 + x), exact near 0.
    val log1p: (Tensor -> Tensor)

    /// x².
    val square: (Tensor -> Tensor)

    /// The inverse of sinh.
    val asinh: (Tensor -> Tensor)

    /// The inverse of cosh; NaN below 1.
    val acosh: (Tensor -> Tensor)

    /// The inverse of tanh; NaN beyond -1 and 1.
    val atanh: (Tensor -> Tensor)

    /// Error function.
    val erf: (Tensor -> Tensor)

    /// x log x, 0 where x = 0.
    val xlogx: (Tensor -> Tensor)

    /// A scalar body as a function, elementwise: `ofBody (QuickGelu())`. Layers see and fuse it like the functions above.
    val ofBody:
        body: 'B -> (Tensor -> Tensor)
            when 'B: unmanaged and 'B: (new: unit -> 'B) and 'B: struct and 'B :> ValueType and 'B :> IScalarBody

    /// A body of two numbers as a function, elementwise with broadcasting.
    val ofBody2:
        body: 'B -> (Tensor -> Tensor -> Tensor)
            when 'B: unmanaged and 'B: (new: unit -> 'B) and 'B: struct and 'B :> ValueType and 'B :> IBinaryBody

    /// A body of three numbers as a function, elementwise with broadcasting.
    val ofBody3:
        body: 'B -> (Tensor -> Tensor -> Tensor -> Tensor)
            when 'B: unmanaged and 'B: (new: unit -> 'B) and 'B: struct and 'B :> ValueType and 'B :> ITernaryBody

    /// The sum of all elements.
    val sum: x: Tensor -> Tensor

    /// The mean of all elements.
    val mean: x: Tensor -> Tensor

    /// e^x / Σ e^x over the first dimension.
    val softmax: x: Tensor -> Tensor

    /// x - log Σ e^x over the first dimension.
    val logSoftmax: x: Tensor -> Tensor
