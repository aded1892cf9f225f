namespace Flux.FSharp

open Flux

/// Operations on (width × height × channels × batch), with stride 1 and without padding, pooling with its window as stride. Other strides, paddings and
/// dilations are optional arguments of the C# forms: `Prelude.Convolve(x, w, stride = Dims.Of 2)`.
[<RequireQualifiedAccess>]
module Image =
    /// Convolution of x (spatial, in, batch) with w (window, in, out), the kernel turned round as in mathematics: (spatial', out, batch).
    val convolve: w: Tensor -> x: Tensor -> Tensor

    /// A weight (window, ·, ·) with its window turned round: cross-correlation by it is convolution by the other.
    val flip: w: Tensor -> Tensor

    /// The transpose of `convolve`: x (spatial, in, batch) with w (window, out, in).
    val convolveTransposed: w: Tensor -> x: Tensor -> Tensor

    /// The windows of an image as columns: (width'·height' × window·channels × batch).
    val unfold: width: int * height: int -> x: Tensor -> Tensor

    /// The sum of windows at their places in an image of the given size: the transpose of `unfold`.
    val fold: width: int * height: int -> windowWidth: int * windowHeight: int -> windows: Tensor -> Tensor

    /// The largest element of each window.
    val maxPooling: width: int * height: int -> x: Tensor -> Tensor

    /// The mean of each window.
    val meanPooling: width: int * height: int -> x: Tensor -> Tensor

    /// (Σ xᵖ)^(1/p) of each window; elements below 0 need an even p.
    val lpNormPooling: p: float -> width: int * height: int -> x: Tensor -> Tensor

    /// Larger by a factor, each element from the nearest one.
    val upsampleNearest: scale: float -> x: Tensor -> Tensor

    /// Larger by a factor, each element interpolated between its neighbours, corners on corners.
    val upsampleLinear: scale: float -> x: Tensor -> Tensor

    /// (w×h×r²c×batch) -> (rw×rh×c×batch): r² channels become r×r pixels (Shi et al. 2016).
    val pixelShuffle: r: int -> x: Tensor -> Tensor

    /// Turned about the centre by an angle, between pixels interpolated.
    val rotate: angle: float -> x: Tensor -> Tensor

    /// The image at the points of a grid in [-1, 1], interpolated; zero beyond its edges.
    val gridSample: grid: Tensor -> x: Tensor -> Tensor

    /// The grid of an affine transformation of images of two or three sizes, for `gridSample`: (2×3×batch) or (3×4×batch) matrices.
    val affineGrid: size: int list -> theta: Tensor -> Tensor
