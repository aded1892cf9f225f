using System.Runtime.CompilerServices;

namespace Flux;

public static partial class Loss
{
    /// <summary>Binary focal loss with γ = 2.</summary>
    public static Tensor BinaryFocal(Tensor prediction, Tensor target) => BinaryFocal(prediction, target, 2);

    /// <summary>
    /// agg(-(1 - p)^γ log p) with p = y ŷ + (1 - y) (1 - ŷ), the probability of what is true (Lin et al. 2017). Inside the logarithm p is at least ε, by
    /// default the prediction's machine epsilon (Flux's binary_focal_loss adds ε).
    /// </summary>
    public static Tensor BinaryFocal(Tensor prediction, Tensor target, double gamma = 2, Func<Tensor, Tensor>? agg = null, double? epsilon = null)
    {
        target = Fit("BinaryFocal", prediction, target);
        return Aggregate(Primitive.Bind(new Map2Op<BinaryFocalBody>(new(new(gamma, epsilon ?? Epsilon(prediction)))), prediction, target), agg);
    }

    /// <summary>Focal loss with γ = 2 over classes in the first dimension.</summary>
    public static Tensor Focal(Tensor prediction, Tensor target) => Focal(prediction, target, 0);

    /// <summary>
    /// agg(-Σ y (1 - ŷ)^γ log ŷ) over classes in dimension dim (Lin et al. 2017). Inside the logarithm ŷ is at least ε, by default the prediction's machine
    /// epsilon (Flux's focal_loss adds ε).
    /// </summary>
    public static Tensor Focal(Tensor prediction, Tensor target, int dim = 0, double gamma = 2, Func<Tensor, Tensor>? agg = null, double? epsilon = null)
    {
        target = Fit("Focal", prediction, target);
        ClassDim("Focal", prediction, dim);
        return Aggregate(Primitive.Bind(new Map2Op<FocalBody>(new(new(gamma, epsilon ?? Epsilon(prediction)))), prediction, target).Sum(dim), agg);
    }

    /// <summary>-w q^γ log p of a probability p and its complement q.</summary>
    internal readonly struct Surprise(double gamma, double epsilon)
    {
        private readonly double gamma = gamma;
        private readonly double epsilon = epsilon;

        // At q = 0 the slope of q^γ is infinite for γ below 1, though not that of the product. Rounding may leave q below 0.
        private readonly double smallest = gamma < 1 ? 1e-37 : 0;

        internal T Of<T>(T w, T p, T q) where T : struct, IReal<T>
        {
            T weight = w * Power(T.Max(q, T.Const(smallest)), T.Const(gamma));
            return -T.IfLess(q, T.Const(0.5), weight * T.Log1p(-q), T.Xlogy(weight, T.Max(p, T.Const(epsilon))));
        }

        // Out of line: beside logarithms a power is more than the compiler is willing to join.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static T Power<T>(T q, T gamma) where T : struct, IReal<T> => T.Pow(q, gamma);
    }

    internal readonly struct BinaryFocalBody(Surprise surprise) : IBinaryBody
    {
        private readonly Surprise surprise = surprise;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Invoke<T>(T x, T y) where T : struct, IReal<T> => surprise.Of(T.Const(1), y * x + (1 - y) * (1 - x), y * (1 - x) + (1 - y) * x);
    }

    internal readonly struct FocalBody(Surprise surprise) : IBinaryBody
    {
        private readonly Surprise surprise = surprise;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Invoke<T>(T x, T y) where T : struct, IReal<T> => surprise.Of(y, x, 1 - x);
    }
}
