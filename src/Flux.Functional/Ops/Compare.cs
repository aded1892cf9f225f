using Flux.Kernels;

namespace Flux;

/// <summary>A Bool tensor of an elementwise comparison; its derivative is zero.</summary>
internal sealed record Compare(Comparison How) : Primitive
{
    internal static Tensor Of(Comparison how, Tensor a, Tensor b) => Bind(new Compare(how), a, b);

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        Value a = (Value)xs[0], b = (Value)xs[1];
        if (a.DType != b.DType) throw new ArgumentException($"Comparison: {a.DType} {a.Shape} with {b.DType} {b.Shape}; equal types would fit: Cast one.");
        var y = a.Rent(DType.Bool, Shape.Broadcast("Comparison", a.Shape, b.Shape));
        a.Kernels.Compare(How, a.View, b.View, y.View);
        return y;
    }

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => null;
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => null;
}

public static partial class Prelude
{
    /// <summary>Bool tensor: a = b elementwise, with broadcasting.</summary>
    public static Tensor Equal(Tensor a, Tensor b) => Compare.Of(Comparison.Equal, a, b);

    /// <summary>Bool tensor: a = b elementwise for a number b.</summary>
    public static Tensor Equal(Tensor a, double b) => Equal(a, a.Number(b));

    /// <summary>Bool tensor: where x is no number.</summary>
    public static Tensor IsNaN(Tensor x) => Compare.Of(Comparison.NotEqual, x, x);

    /// <summary>Bool tensor: where x is neither infinite nor NaN.</summary>
    public static Tensor IsFinite(Tensor x) => Abs(x) < double.PositiveInfinity;
}
