namespace Flux;

public static partial class Loss
{
    /// <summary>mean(-Σ y log(ŷ + ε)) over classes in the first dimension; ŷ are probabilities.</summary>
    public static Tensor CrossEntropy(Tensor prediction, Tensor target) => CrossEntropy(prediction, target, 0);

    /// <summary>agg(-Σ y log(ŷ + ε)) over classes in dimension dim; ε is by default the prediction's machine epsilon.</summary>
    public static Tensor CrossEntropy(Tensor prediction, Tensor target, int dim = 0, Func<Tensor, Tensor>? agg = null, double? epsilon = null)
    {
        target = Fit("CrossEntropy", prediction, target);
        ClassDim("CrossEntropy", prediction, dim);
        return Aggregate(-Prelude.Xlogy(target, prediction + (epsilon ?? Epsilon(prediction))).Sum(dim), agg);
    }

    /// <summary>mean(-Σ y logsoftmax(ŷ)) over classes in the first dimension; ŷ are logits, -∞ for a masked class.</summary>
    public static Tensor LogitCrossEntropy(Tensor prediction, Tensor target) => LogitCrossEntropy(prediction, target, 0);

    /// <summary>agg(-Σ y logsoftmax(ŷ)) over classes in dimension dim; ŷ are logits. A class with y = 0 adds 0, also where its logit is -∞.</summary>
    public static Tensor LogitCrossEntropy(Tensor prediction, Tensor target, int dim = 0, Func<Tensor, Tensor>? agg = null)
    {
        target = Fit("LogitCrossEntropy", prediction, target);
        ClassDim("LogitCrossEntropy", prediction, dim);
        return Aggregate(-Primitive.Bind(WeighedOp.Op, Prelude.LogSoftmax(prediction, dim), target).Sum(dim), agg);
    }

    /// <summary>mean(-y log(ŷ + ε) - (1 - y) log(1 - ŷ + ε)); ŷ are probabilities.</summary>
    public static Tensor BinaryCrossEntropy(Tensor prediction, Tensor target) => BinaryCrossEntropy(prediction, target, null);

    /// <summary>agg(-y log(ŷ + ε) - (1 - y) log(1 - ŷ + ε)); ε is by default the prediction's machine epsilon.</summary>
    public static Tensor BinaryCrossEntropy(Tensor prediction, Tensor target, Func<Tensor, Tensor>? agg = null, double? epsilon = null)
    {
        target = Fit("BinaryCrossEntropy", prediction, target);
        double ε = epsilon ?? Epsilon(prediction);
        return Aggregate(-Prelude.Xlogy(target, prediction + ε) - Prelude.Xlogy(1 - target, 1 - prediction + ε), agg);
    }

    /// <summary>mean((1 - y) ŷ - logsigmoid(ŷ)); ŷ are logits.</summary>
    public static Tensor LogitBinaryCrossEntropy(Tensor prediction, Tensor target) => LogitBinaryCrossEntropy(prediction, target, null);

    /// <summary>agg((1 - y) ŷ - logsigmoid(ŷ)); ŷ are logits.</summary>
    public static Tensor LogitBinaryCrossEntropy(Tensor prediction, Tensor target, Func<Tensor, Tensor>? agg = null)
    {
        target = Fit("LogitBinaryCrossEntropy", prediction, target);
        return Aggregate(Primitive.Bind(LogitBinaryOp.Op, prediction, target), agg);
    }

    /// <summary>mean(Σ y log y) + CrossEntropy: how far ŷ is from y as a distribution over the first dimension.</summary>
    public static Tensor KlDivergence(Tensor prediction, Tensor target) => KlDivergence(prediction, target, 0);

    /// <summary>agg(Σ y log y) + CrossEntropy over classes in dimension dim.</summary>
    public static Tensor KlDivergence(Tensor prediction, Tensor target, int dim = 0, Func<Tensor, Tensor>? agg = null, double? epsilon = null)
    {
        target = Fit("KlDivergence", prediction, target);
        ClassDim("KlDivergence", prediction, dim);
        return Aggregate(Prelude.Xlogx(target.BroadcastTo(prediction.Shape)).Sum(dim), agg) + CrossEntropy(prediction, target, dim, agg, epsilon);
    }
}
