using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>A column of a <see cref="Table"/>: of numbers or of text.</summary>
[JsonConverter(typeof(BsonOnly))]
public abstract class Column
{
    private protected Column() { }

    /// <summary>The number of rows.</summary>
    public abstract int Count { get; }

    internal abstract bool IsMissing(int row);

    internal abstract Column Pick(int[] rows);
}

/// <summary>A column in which every value that is there is a number.</summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class NumberColumn : Column
{
    internal NumberColumn(ImmutableArray<double> values) => Values = values;

    /// <summary>One for every row; NaN where it is missing.</summary>
    public ImmutableArray<double> Values { get; }

    /// <inheritdoc/>
    public override int Count => Values.Length;

    internal override bool IsMissing(int row) => double.IsNaN(Values[row]);

    internal override NumberColumn Pick(int[] rows) => new([.. rows.Select(row => Values[row])]);
}

/// <summary>A column of text.</summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class TextColumn : Column
{
    internal TextColumn(ImmutableArray<string?> values) => Values = values;

    /// <summary>One for every row; null where it is missing.</summary>
    public ImmutableArray<string?> Values { get; }

    /// <inheritdoc/>
    public override int Count => Values.Length;

    internal override bool IsMissing(int row) => Values[row] is null;

    internal override TextColumn Pick(int[] rows) => new([.. rows.Select(row => Values[row])]);
}
