namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Loss =
    let mse (prediction: Tensor) (target: Tensor) : Tensor = Loss.Mse(prediction, target)
    let mae (prediction: Tensor) (target: Tensor) : Tensor = Loss.Mae(prediction, target)
    let msle (prediction: Tensor) (target: Tensor) : Tensor = Loss.Msle(prediction, target)
    let huber (prediction: Tensor) (target: Tensor) : Tensor = Loss.Huber(prediction, target)
    let crossEntropy (prediction: Tensor) (target: Tensor) : Tensor = Loss.CrossEntropy(prediction, target)

    let logitCrossEntropy (prediction: Tensor) (target: Tensor) : Tensor =
        Loss.LogitCrossEntropy(prediction, target)

    let binaryCrossEntropy (prediction: Tensor) (target: Tensor) : Tensor =
        Loss.BinaryCrossEntropy(prediction, target)

    let logitBinaryCrossEntropy (prediction: Tensor) (target: Tensor) : Tensor =
        Loss.LogitBinaryCrossEntropy(prediction, target)

    let klDivergence (prediction: Tensor) (target: Tensor) : Tensor = Loss.KlDivergence(prediction, target)
    let poisson (prediction: Tensor) (target: Tensor) : Tensor = Loss.Poisson(prediction, target)
    let logPoisson (prediction: Tensor) (target: Tensor) : Tensor = Loss.LogPoisson(prediction, target)
    let hinge (prediction: Tensor) (target: Tensor) : Tensor = Loss.Hinge(prediction, target)
    let squaredHinge (prediction: Tensor) (target: Tensor) : Tensor = Loss.SquaredHinge(prediction, target)
    let diceCoeff (prediction: Tensor) (target: Tensor) : Tensor = Loss.DiceCoeff(prediction, target)
    let tversky (prediction: Tensor) (target: Tensor) : Tensor = Loss.Tversky(prediction, target)
    let binaryFocal (prediction: Tensor) (target: Tensor) : Tensor = Loss.BinaryFocal(prediction, target)
    let focal (prediction: Tensor) (target: Tensor) : Tensor = Loss.Focal(prediction, target)

    let siameseContrastive (prediction: Tensor) (target: Tensor) : Tensor =
        Loss.SiameseContrastive(prediction, target)

    let ctc (logits: Tensor) (labels: Tensor) : Tensor = Loss.Ctc(logits, labels)
    let labelSmoothing (alpha: float) (target: Tensor) : Tensor = Loss.LabelSmoothing(target, alpha)

    let binaryLabelSmoothing (alpha: float) (target: Tensor) : Tensor =
        Loss.BinaryLabelSmoothing(target, alpha)
