using Flux.Kernels;

namespace Flux;

/// <summary>Arithmetic of Int32 tensors: exact, and it wraps as in C#. Whole numbers have no derivative.</summary>
internal static class Integers
{
    internal static bool Are(ReadOnlySpan<Tensor> xs) => xs[0].DType == DType.Int32 && xs[1].DType == DType.Int32;

    internal static Value Compute(string name, Arithmetic how, Tensor x0, Tensor x1)
    {
        Value a = (Value)x0, b = (Value)x1;
        var y = a.Rent(Shape.Broadcast(name, a.Shape, b.Shape));
        a.Kernels.Calculate(how, a.View, b.View, y.View);
        return y;
    }

    /// <summary>a x + b with whole numbers a and b.</summary>
    internal static Tensor Affine(Tensor x, double a, double b)
    {
        // Less than the least is its own negative.
        if (b == -(double)int.MinValue) b = int.MinValue;
        var y = a == 1 ? x : a == -1 ? x.Number(0) - x : x * x.Number(a);
        return b == 0 ? y : y + y.Number(b);
    }
}

/// <summary>a / b of Int32 tensors with broadcasting, cut off towards zero as in C#; int.MinValue / -1 wraps.</summary>
internal sealed record IntegerDivideOp : Primitive
{
    internal static readonly IntegerDivideOp Op = new();

    public override string Name => "Divide";

    public override Tensor Eval(ReadOnlySpan<Tensor> xs)
    {
        var b = (Value)xs[1];
        if (!b.Device.OnlyShapes && FirstZero(b) is >= 0 and var at)
        {
            throw new DivideByZeroException($"{Name}: the Int32 divisor of shape {b.Shape} is 0 at {at}; other numbers, or Cast to Float32, would fit.");
        }
        return Integers.Compute(Name, Arithmetic.Divide, xs[0], b);
    }

    private static int FirstZero(Value b)
    {
        int before = 0;
        foreach (var piece in b.Pieces())
        {
            int at = piece.ToHost<int>(DType.Int32).IndexOf(0);
            if (at >= 0) return before + at;
            before += piece.Shape.Elements;
        }
        return -1;
    }

    public override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => null;
    public override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct) => null;
}
