namespace Flux.FSharp

open Flux

/// Losses of a prediction and a target; the mean over all of them. Other aggregations are the optional arguments of the C# forms:
/// `Loss.Mse(prediction, target, func sum)`.
[<RequireQualifiedAccess>]
module Loss =
    /// Mean squared error: mean((ŷ - y)²).
    val mse: prediction: Tensor -> target: Tensor -> Tensor

    /// Mean absolute error: mean(|ŷ - y|).
    val mae: prediction: Tensor -> target: Tensor -> Tensor

    /// Mean squared logarithmic error: mean(log((ŷ + ε) / (y + ε))²).
    val msle: prediction: Tensor -> target: Tensor -> Tensor

    /// Huber loss with δ = 1 (Flux's huber_loss).
    val huber: prediction: Tensor -> target: Tensor -> Tensor

    /// mean(-Σ y log(ŷ + ε)) over classes in the first dimension; ŷ are probabilities.
    val crossEntropy: prediction: Tensor -> target: Tensor -> Tensor

    /// mean(-Σ y logsoftmax(ŷ)) over classes in the first dimension; ŷ are logits.
    val logitCrossEntropy: prediction: Tensor -> target: Tensor -> Tensor

    /// mean(-y log(ŷ + ε) - (1 - y) log(1 - ŷ + ε)); ŷ are probabilities.
    val binaryCrossEntropy: prediction: Tensor -> target: Tensor -> Tensor

    /// mean((1 - y) ŷ - logsigmoid(ŷ)); ŷ are logits.
    val logitBinaryCrossEntropy: prediction: Tensor -> target: Tensor -> Tensor

    /// mean(Σ y log y) + CrossEntropy: how far ŷ is from y as a distribution over the first dimension.
    val klDivergence: prediction: Tensor -> target: Tensor -> Tensor

    /// mean(ŷ - y log ŷ): counts y with expected values ŷ.
    val poisson: prediction: Tensor -> target: Tensor -> Tensor

    /// mean(exp(r) - y r): counts y with logarithms r of their expected values, any real numbers.
    val logPoisson: prediction: Tensor -> target: Tensor -> Tensor

    /// mean(max(0, 1 - ŷ y)) with targets of -1 and 1.
    val hinge: prediction: Tensor -> target: Tensor -> Tensor

    /// mean(max(0, 1 - ŷ y)²) with targets of -1 and 1.
    val squaredHinge: prediction: Tensor -> target: Tensor -> Tensor

    /// 1 - (2 Σ y ŷ + 1) / (Σ y² + Σ ŷ² + 1): one number for all elements (Milletari et al. 2016).
    val diceCoeff: prediction: Tensor -> target: Tensor -> Tensor

    /// Tversky loss with β = 0.7.
    val tversky: prediction: Tensor -> target: Tensor -> Tensor

    /// Binary focal loss with γ = 2.
    val binaryFocal: prediction: Tensor -> target: Tensor -> Tensor

    /// Focal loss with γ = 2 over classes in the first dimension.
    val focal: prediction: Tensor -> target: Tensor -> Tensor

    /// Siamese contrastive loss with margin 1.
    val siameseContrastive: prediction: Tensor -> target: Tensor -> Tensor

    /// Connectionist temporal classification: -log of the probability that logits (classes×time) spell the labels, the last class being the blank (Graves
    /// et al. 2006).
    val ctc: logits: Tensor -> labels: Tensor -> Tensor

    /// y (1 - α) + α / classes, classes in the first dimension (Szegedy et al. 2016).
    val labelSmoothing: alpha: float -> target: Tensor -> Tensor

    /// y (1 - α) + α / 2 for targets that are each a number for itself.
    val binaryLabelSmoothing: alpha: float -> target: Tensor -> Tensor
