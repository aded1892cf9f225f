using System.Collections.Immutable;

namespace Flux;

/// <summary>
/// The categories of the data it was fitted on, in one order for all data: what makes one-hot columns of texts, and texts of scores. A value: it is saved and
/// loaded, in a model or beside it.
/// </summary>
/// <param name="Labels">Distinct; row i of a one-hot tensor is that of label i.</param>
/// <param name="Otherwise">The label that texts outside the labels count as; null if they are refused.</param>
[GenerateShape]
public sealed partial record Categories(ImmutableArray<string> Labels, string? Otherwise)
{
    /// <summary>The number of categories.</summary>
    public int Count => Labels.Length;

    /// <summary>Texts as columns with a single one: (categories × texts).</summary>
    /// <exception cref="ArgumentException">A text is not among the labels, and there is none for such; or a label occurs twice.</exception>
    public Tensor OneHot(IReadOnlyList<string> texts) =>
        Otherwise is null ? Prelude.OneHot(texts, Labels) : Prelude.OneHot(texts, Labels, Otherwise);

    /// <summary>The label of the largest element of every column.</summary>
    /// <exception cref="ArgumentException">Not as many rows as labels, or an element is NaN.</exception>
    public IReadOnlyList<string> OneCold(Tensor x) => Prelude.OneCold(x, Labels);

    /// <inheritdoc/>
    public bool Equals(Categories? other) => other is not null && Otherwise == other.Otherwise && Labels.AsSpan().SequenceEqual(other.Labels.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Labels.Length, Otherwise);
}
