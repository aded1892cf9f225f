namespace Flux.FSharp

open Flux

/// Initial weights, for the optional arguments of layers: `Prelude.Dense(2, 3, init = Initialiser.kaimingNormal 1.0)`.
[<RequireQualifiedAccess>]
module Initialiser =
    /// Weights of a shape from a key.
    val draw: key: Key -> shape: int list -> initialiser: Initialiser -> Tensor

    /// An initialiser of one's own.
    val ofFunction: f: (Key -> int list -> Tensor) -> Initialiser

    /// How many numbers an element of the output is made of and an element of the input goes into, for a weight of a shape.
    val nFan: shape: int list -> int * int

    /// Zeros.
    val zeros: Initialiser

    /// Ones.
    val ones: Initialiser

    /// Uniform in ±gain √(6 / (in + out)) (Glorot and Bengio 2010): with gain 1 the default of weights.
    val glorotUniform: gain: float -> Initialiser

    /// Normal with deviation gain √(2 / (in + out)).
    val glorotNormal: gain: float -> Initialiser

    /// Uniform in ±gain √(3 / in) (He et al. 2015); the gain for relu is √2.
    val kaimingUniform: gain: float -> Initialiser

    /// Normal with deviation gain / √in (He et al. 2015); the gain for relu is √2.
    val kaimingNormal: gain: float -> Initialiser

    /// Normal with deviation √(1 / in), cut off at ±2 (LeCun et al. 1998): for selu networks.
    val lecunNormal: Initialiser

    /// A random matrix whose columns, or rows if these are fewer, are orthogonal and of length gain.
    val orthogonal: gain: float -> Initialiser

    /// The identity, or the kernel that gives back its input, times a gain.
    val identityInit: gain: float -> Initialiser

    /// Normal with deviation 0.01, ⌈sparsity · rows⌉ elements of every column zero, chosen at random (Martens 2010).
    val sparseInit: sparsity: float -> Initialiser

    /// Normal with a mean and a deviation, cut off below low and above high.
    val truncatedNormal: mean: float -> deviation: float -> low: float * high: float -> Initialiser
