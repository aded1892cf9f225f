namespace Flux;

public static partial class Prelude
{
    /// <summary>Running sums along the first dimension.</summary>
    public static Tensor CumSum(Tensor x) => CumSum(x, 0);

    /// <summary>y[i] = x[0] + ... + x[i] along a dimension.</summary>
    public static Tensor CumSum(Tensor x, int dim) => Running("CumSum", x, dim, (a, b) => a + b, 0);

    /// <summary>Running products along the first dimension.</summary>
    public static Tensor CumProd(Tensor x) => CumProd(x, 0);

    /// <summary>y[i] = x[0] · ... · x[i] along a dimension; without division, so that zeros have their derivatives.</summary>
    public static Tensor CumProd(Tensor x, int dim) => Running("CumProd", x, dim, (a, b) => a * b, 1);

    /// <summary>The product of all elements.</summary>
    public static Tensor Product(Tensor x) => Halved(x.Reshape(-1), 0).Reshape();

    /// <summary>The product over the given dimensions, kept with size 1; without dimensions, over all.</summary>
    public static Tensor Product(Tensor x, params int[] dims) => dims.Length == 0 ? Product(x) : Together("Product", x, dims, Halved);

    /// <summary>Doubles the number of elements that each place has seen until all have seen all before them (Hillis and Steele 1986).</summary>
    private static Tensor Running(string name, Tensor x, int dim, Func<Tensor, Tensor, Tensor> merge, double neutral)
    {
        int count = x.Shape[Arguments.Dim(name, x, dim)];
        for (long seen = 1; seen < count; seen *= 2)
        {
            var nothing = Tensor.Full(x.Device, x.DType, x.Shape.With(dim, (int)seen), neutral);
            x = merge(x, Concat(dim, nothing, Part(x, dim, ..^(int)seen)));
        }
        return x;
    }

    /// <summary>The first half times the second until one is left.</summary>
    private static Tensor Halved(Tensor x, int dim)
    {
        if (x.Shape[dim] == 0) return Tensor.Full(x.Device, x.DType, x.Shape.With(dim, 1), 1);
        while (x.Shape[dim] > 1)
        {
            int half = x.Shape[dim] / 2;
            var product = Part(x, dim, ..half) * Part(x, dim, half..(2 * half));
            x = x.Shape[dim] % 2 == 0 ? product : Concat(dim, product, Part(x, dim, ^1..));
        }
        return x;
    }
}
