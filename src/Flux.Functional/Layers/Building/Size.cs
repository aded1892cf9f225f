using System.Text.Json.Serialization;

namespace Flux;

/// <summary>A layer's number of inputs or channels: an int, or <see cref="Prelude.Infer"/>, which stands for what the input of the built layer has.</summary>
[JsonConverter(typeof(BsonOnly))]
[TypeFormatterSource(typeof(PrintedForm))]
public readonly record struct Size
{
    private readonly int? number;

    private Size(int number) => this.number = number;

    /// <summary>So many.</summary>
    public static implicit operator Size(int n) => new(n);

    /// <summary>A layer described by its number of features, the first dimension of its input.</summary>
    internal Init<T> OfFeatures<T>(Func<int, Init<T>> describe) where T : notnull => Of(0, describe);

    /// <summary>A layer described by its number of channels, the second last dimension of its input.</summary>
    internal Init<T> OfChannels<T>(Func<int, Init<T>> describe) where T : notnull => Of(^2, describe);

    private Init<T> Of<T>(Index dim, Func<int, Init<T>> describe) where T : notnull => number is { } n
        ? describe(n)
        : Init.ByInput((key, input) => describe(Found<T>(input, dim)).Build(key));

    private static int Found<T>(Shape input, Index dim)
    {
        int needed = dim.IsFromEnd ? dim.Value : dim.Value + 1;
        return input.Rank >= needed ? input[dim.GetOffset(input.Rank)] : throw new ArgumentException(
            $"{typeof(T).Name}: its input is to be inferred from shape {input}; {needed} {(needed == 1 ? "dimension" : "dimensions")} or more would fit.");
    }

    /// <summary>The number, or as Flux writes what follows from the input: _.</summary>
    public override string ToString() => number is { } n ? $"{n}" : "_";
}

public static partial class Prelude
{
    /// <summary>
    /// In place of a layer's number of inputs or channels: it follows from the shape of the input that the model is built for, as in
    /// <c>Chain(Conv((3, 3), Infer, 8), Flatten(), Dense(Infer, 10)).Build(key, 28, 28, 1, 32)</c> (Flux's @autosize).
    /// </summary>
    public static Size Infer => default;
}
