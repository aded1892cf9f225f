namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Metrics =
    let accuracy (prediction: Tensor) (target: Tensor) : float = Metrics.Accuracy(prediction, target)

    let topKAccuracy (k: int) (prediction: Tensor) (target: Tensor) : float =
        Metrics.TopKAccuracy(prediction, target, k)

    let confusionMatrix (prediction: Tensor) (target: Tensor) : int[,] =
        Metrics.ConfusionMatrix(prediction, target)

    let classScores (prediction: Tensor) (target: Tensor) : ClassScores = Metrics.ClassScores(prediction, target)
