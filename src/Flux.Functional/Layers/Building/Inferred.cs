namespace Flux;

/// <summary>Stands for a size that follows from the shape of the input: <see cref="Prelude.Infer"/>.</summary>
public readonly record struct Inferred
{
    /// <summary>As Flux writes it.</summary>
    public override string ToString() => "_";
}

/// <summary>Descriptions of layers whose sizes follow from the shape of their input.</summary>
public static class Init
{
    /// <summary>A layer made from a key and the shape of its input, batch included; it needs <c>Build(key, sizes)</c>, or a chain that is built so.</summary>
    public static Init<T> ByInput<T>(Func<Key, Shape, T> build) where T : notnull => new((key, input) => input is not null
        ? build(key, input)
        : throw new ArgumentException($"{typeof(T).Name}: its input is to be inferred, but the shape of no input is known; Build(key, sizes of the input) would fit."));

    /// <summary>A layer described by the size of one dimension of its input, counted from the last.</summary>
    internal static Init<T> BySize<T>(int fromLast, Func<int, Init<T>> describe) where T : notnull => ByInput((key, input) => input.Rank >= fromLast
        ? describe(input[input.Rank - fromLast]).Build(key)
        : throw new ArgumentException($"{typeof(T).Name}: its input is to be inferred from shape {input}; {fromLast} dimensions or more would fit."));
}
