namespace Flux;

/// <summary>A column of W for each index: Int32 indices of any shape -> (out × that shape); one-hot columns (in×...) -> (out×...).</summary>
/// <param name="Weight">W, out×in.</param>
/// <param name="PaddingIndex">The index whose column stays zero; null for none.</param>
/// <example>
/// <code>
/// Embedding words = Embedding(1000, 16).Build(new Key(1));
/// Tensor x = words.Forward(Tensor.Of([3, 1, 4, 1, 5, 9], 3, 2));              // (time × batch), Int32
/// Console.WriteLine(x.Shape);                           // (16×3×2)
/// Console.WriteLine(words.Attend(x).Shape);             // (1000×3×2): scores of the words
/// </code>
/// </example>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record Embedding(Tensor Weight, int? PaddingIndex = null) : ILayer
{
    /// <summary>
    /// The columns named by Int32 indices from 0; W x for one-hot columns x (in×...) of any other type (Flux's Bool), with its derivative in x.
    /// </summary>
    /// <exception cref="ArgumentException">An index names no column of W, or a column of another type is not one-hot.</exception>
    public Tensor Forward(Tensor x) => Indices.Columns(this, Weight, x, PaddingIndex);

    /// <summary>Wᵀ x: how much each index is meant by (out×...), as in a language model whose last layer shares this weight.</summary>
    public Tensor Attend(Tensor x)
    {
        if (x.Rank == 0 || x.Shape[0] != Weight.Shape[0])
        {
            throw new ArgumentException($"{this}: Attend met shape {x.Shape}; ({Weight.Shape[0]}×...) would fit.");
        }
        return MatMulOp.Of(Weight, true, x.Reshape(x.Shape[0], -1), false).Reshape([Weight.Shape[1], .. x.Shape.Skip(1)]);
    }

    /// <summary>As Flux prints it: Embedding(1000 => 64).</summary>
    public override string ToString() => $"Embedding({Weight.Shape[1]} => {Weight.Shape[0]}{(PaddingIndex is { } padding ? $"; padding_idx={padding}" : "")})";
}

public static partial class Prelude
{
    /// <summary>An <see cref="Flux.Embedding"/> of a vocabulary, with normal weights.</summary>
    public static Init<Embedding> Embedding(int vocabulary, int size, Initialiser? init = null, int? paddingIndex = null)
    {
        if (vocabulary < 1 || size < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(size), $"Embedding({vocabulary} => {size}): sizes of 1 or more would fit.");
        }
        if (paddingIndex is { } padding && (padding < 0 || padding >= vocabulary))
        {
            throw new ArgumentOutOfRangeException(
                nameof(paddingIndex), $"Embedding({vocabulary} => {size}): padding index {padding}; 0 to {vocabulary - 1} would fit.");
        }
        return new(key =>
        {
            var weight = (init ?? Tensor.Normal)(key, size, vocabulary);
            if (paddingIndex is not { } zero) return new(weight, null);
            return new(Prelude.Where(Tensor.Of([.. Enumerable.Range(0, vocabulary).Select(i => i == zero)], 1, vocabulary), weight.Number(0), weight), zero);
        });
    }
}
