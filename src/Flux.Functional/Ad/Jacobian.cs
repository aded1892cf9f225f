namespace Flux;

public static partial class Ad
{
    /// <summary>
    /// The matrix J[k, i] = ∂f(x)[k] / ∂x[i], both flattened column-major; one pullback per output or one push per input, whichever are fewer.
    /// </summary>
    public static Tensor Jacobian(Func<Tensor, Tensor> f, Tensor x)
    {
        var (y, pullback) = Pullback(f, x);
        int outputs = y.Shape.Elements, inputs = x.Shape.Elements;
        var shape = Shape.Of("Jacobian", outputs, inputs);
        if (shape.Elements == 0) return Tensor.Full(y.Device, y.DType, shape, 0);
        if (outputs > inputs) return Columns(inputs, i => Jvp(f, x, Unit(x, i)).Tangent.Reshape(outputs));
        return Columns(outputs, k => pullback(Unit(y, k)).Reshape(inputs)).Transpose();
    }

    /// <summary>The Jacobians of a function of two arguments, one for each.</summary>
    public static (Tensor, Tensor) Jacobian(Func<Tensor, Tensor, Tensor> f, Tensor a, Tensor b) => (Jacobian(x => f(x, b), a), Jacobian(x => f(a, x), b));

    /// <summary>The Jacobians of a function of three arguments, one for each.</summary>
    public static (Tensor, Tensor, Tensor) Jacobian(Func<Tensor, Tensor, Tensor, Tensor> f, Tensor a, Tensor b, Tensor c) =>
        (Jacobian(x => f(x, b, c), a), Jacobian(x => f(a, x, c), b), Jacobian(x => f(a, b, x), c));

    /// <summary>The matrix of second derivatives of a function whose result is one number: forward over reverse, one push per input.</summary>
    public static Tensor Hessian(Func<Tensor, Tensor> f, Tensor x) => Shape.Of("Hessian", x.Shape.Elements, x.Shape.Elements).Elements == 0
        ? x.ZerosLike().Reshape(0, 0)
        : Columns(x.Shape.Elements, i => HessianVectorProduct(f, x, Unit(x, i)).Reshape(x.Shape.Elements));

    private static Tensor Columns(int count, Func<int, Tensor> column) => Prelude.Stack(Enumerable.Range(0, count).Select(column), 1);

    /// <summary>Zeros of x's shape with a one at element i.</summary>
    private static Tensor Unit(Tensor x, int i)
    {
        var values = new double[x.Shape.Elements];
        values[i] = 1;
        return Tensor.Of(values, [x.Shape.Elements]).Cast(x.DType).To(x.Device).Reshape(x.Shape.ToArray());
    }
}
