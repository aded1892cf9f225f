namespace Flux.Properties.Layers;

/// <summary>An array of doubles, column-major, with sizes past the last being 1: what references written as plain loops compute with.</summary>
internal sealed class Plain
{
    private readonly int[] sizes;

    internal Plain(params int[] sizes)
    {
        this.sizes = sizes;
        Values = new double[sizes.Aggregate(1, (p, n) => p * n)];
    }

    internal Plain(Tensor x) : this([.. x.Shape]) => Values = x.ToDoubles();

    internal double[] Values { get; }

    internal int Size(int dim) => dim < sizes.Length ? sizes[dim] : 1;

    internal bool Has(params int[] at) => at.Select((index, dim) => index >= 0 && index < Size(dim)).All(inside => inside);

    internal double this[params int[] at]
    {
        get => Values[Offset(at)];
        set => Values[Offset(at)] = value;
    }

    /// <summary>Every position, first index fastest.</summary>
    internal IEnumerable<int[]> Positions()
    {
        for (int i = 0; i < Values.Length; i++)
        {
            var at = new int[sizes.Length];
            for (int dim = 0, rest = i; dim < at.Length; rest /= sizes[dim++]) at[dim] = rest % sizes[dim];
            yield return at;
        }
    }

    internal Tensor ToTensor() => Tensor.Of(Values, sizes);

    private int Offset(int[] at)
    {
        int offset = 0, stride = 1;
        for (int dim = 0; dim < at.Length; stride *= Size(dim++)) offset += stride * at[dim];
        return offset;
    }
}
