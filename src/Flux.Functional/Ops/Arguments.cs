namespace Flux;

/// <summary>Checks that primitives share; every message names the operation, what it met and what would fit.</summary>
internal static class Arguments
{
    /// <summary>The argument as a value of floating-point numbers that kernels compute with.</summary>
    internal static Value Real(string op, Tensor x) => x.DType.IsReal()
        ? (Value)x
        : throw new ArgumentException($"{op}: the argument of shape {x.Shape} is {x.DType}; {DTypes.Reals} would fit: Cast it first.");

    /// <summary>Both arguments as values of one floating-point type.</summary>
    internal static (Value A, Value B) Real(string op, Tensor a, Tensor b) => a.DType == b.DType
        ? (Real(op, a), Real(op, b))
        : throw new ArgumentException($"{op}: the arguments are {a.DType} {a.Shape} and {b.DType} {b.Shape}; equal types would fit: Cast one.");

    /// <summary>The argument as truth values.</summary>
    internal static Tensor Truth(string op, Tensor x) => x.DType == DType.Bool
        ? x
        : throw new ArgumentException($"{op}: the argument of shape {x.Shape} is {x.DType}; Bool would fit: compare, or Cast it.");

    /// <summary>What a rule was given for a result of a shape has it too.</summary>
    internal static void Shaped(string op, Tensor x, Shape shape)
    {
        if (x.Shape != shape) throw new ArgumentException($"{op}: the argument has shape {x.Shape}; {shape} would fit.");
    }

    /// <summary>What is asked of elements has no answer where there are none.</summary>
    internal static ArgumentException Nothing(string op, Tensor x) => new($"{op}: the tensor of shape {x.Shape} is empty; at least one element would fit.");

    /// <summary>A dimension of x; trailing dimensions of size 1 are implied.</summary>
    internal static int Dim(string op, Tensor x, int dim) => dim >= 0 && dim < Math.Max(1, x.Rank)
        ? dim
        : throw new ArgumentOutOfRangeException(
            nameof(dim), $"{op}: dimension {dim} of a tensor of shape {x.Shape}; 0 to {Math.Max(1, x.Rank) - 1} would fit.");

    /// <summary>x's shape with the given dimensions of size 1; without dimensions, the shape of a single number.</summary>
    internal static Shape Reduced(string op, Tensor x, ReadOnlySpan<int> dims)
    {
        if (dims.Length == 0) return Shape.Scalar;
        int[] sizes = x.Shape.ToArray();
        foreach (int dim in dims)
        {
            Dim(op, x, dim);
            if (sizes.Length > 0) sizes[dim] = 1;
        }
        return new(sizes);
    }
}
