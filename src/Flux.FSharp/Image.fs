namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Image =
    let convolve (w: Tensor) (x: Tensor) : Tensor = Prelude.Convolve(x, w)
    let flip (w: Tensor) : Tensor = Prelude.Flip w

    let convolveTransposed (w: Tensor) (x: Tensor) : Tensor = Prelude.ConvolveTransposed(x, w)

    let unfold (width: int, height: int) (x: Tensor) : Tensor =
        Prelude.Unfold(x, Dims.Of(width, height))

    let fold (width: int, height: int) (windowWidth: int, windowHeight: int) (windows: Tensor) : Tensor =
        Prelude.Fold(windows, Dims.Of(width, height), Dims.Of(windowWidth, windowHeight))

    let maxPooling (width: int, height: int) (x: Tensor) : Tensor =
        Prelude.MaxPooling(x, Dims.Of(width, height))

    let meanPooling (width: int, height: int) (x: Tensor) : Tensor =
        Prelude.MeanPooling(x, Dims.Of(width, height))

    let lpNormPooling (p: float) (width: int, height: int) (x: Tensor) : Tensor =
        Prelude.LpNormPooling(x, p, Dims.Of(width, height))

    let upsampleNearest (scale: float) (x: Tensor) : Tensor =
        Prelude.UpsampleNearest(x, Factors.op_Implicit scale)

    let upsampleLinear (scale: float) (x: Tensor) : Tensor =
        Prelude.UpsampleLinear(x, Factors.op_Implicit scale)

    let pixelShuffle (r: int) (x: Tensor) : Tensor = Prelude.PixelShuffle(x, r)
    let rotate (angle: float) (x: Tensor) : Tensor = Prelude.Rotate(x, angle)
    let gridSample (grid: Tensor) (x: Tensor) : Tensor = Prelude.GridSample(x, grid)

    let affineGrid (size: int list) (theta: Tensor) : Tensor =
        Prelude.AffineGrid(theta, List.toArray size)
