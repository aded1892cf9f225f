namespace Flux.FSharp

open Flux

/// Numbers that judge a model and are not trained on. Classes are rows, observations are columns; a column's class is the row of its largest element.
[<RequireQualifiedAccess>]
module Metrics =
    /// The share of columns whose largest element stands in the same row in prediction and target.
    val accuracy: prediction: Tensor -> target: Tensor -> float

    /// The share of columns whose target row is among the k largest of the prediction.
    val topKAccuracy: k: int -> prediction: Tensor -> target: Tensor -> float

    /// Counts [i, j] of columns with target class i and predicted class j.
    val confusionMatrix: prediction: Tensor -> target: Tensor -> int array2d

    /// Precision, recall and F1 of every class and their means over classes.
    val classScores: prediction: Tensor -> target: Tensor -> ClassScores
