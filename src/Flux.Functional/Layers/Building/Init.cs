using System.Text.Json.Serialization;

namespace Flux;

/// <summary>
/// A description of a model: a function from a key to the model, composed with LINQ (<c>from a in Dense(2, 3) from b in Dense(3, 1) select new Net(a, b)</c>).
/// </summary>
[JsonConverter(typeof(BsonOnly))]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed class Init<T> : ILayerInit where T : notnull
{
    private readonly Func<Key, Shape?, T> build;

    /// <summary>A description that needs only a key.</summary>
    public Init(Func<Key, T> build) : this((key, _) => build(key)) { }

    /// <summary>A description that may also be told the shape of the model's input.</summary>
    internal Init(Func<Key, Shape?, T> build) => this.build = build;

    /// <summary>The model with weights drawn from the key.</summary>
    public T Build(Key key) => Built(key, null);

    /// <summary>The model with weights drawn from the key of a seed.</summary>
    public T Build(long seed) => Build(new Key(seed));

    /// <summary>
    /// The model with weights drawn from the key, for an input of the given sizes, batch included: sizes left to <see cref="Prelude.Infer"/> follow from these.
    /// </summary>
    public T Build(Key key, params int[] input) => Built(key, new Shape(input));

    /// <summary>The model with weights drawn from the key of a seed, for an input of the given sizes, batch included.</summary>
    public T Build(long seed, params int[] input) => Build(new Key(seed), input);

    private T Built(Key key, Shape? input) => Returned.Of($"Init<{typeof(T).Name}>", build(key, input), "a model");

    /// <summary>A function of the built model.</summary>
    public Init<R> Select<R>(Func<T, R> f) where R : notnull => new((key, input) => f(Built(key, input)));

    /// <summary>
    /// One description after another; each draws from a key of its own. What each of them will be applied to is not known here, so none infers its input.
    /// </summary>
    public Init<R> SelectMany<U, R>(Func<T, Init<U>> next, Func<T, U, R> f) where U : notnull where R : notnull => new(key =>
    {
        var (first, second) = key.Split();
        T t = Build(first);
        return f(t, Returned.Of($"Init<{typeof(R).Name}>", next(t), "a description").Build(second));
    });

    /// <summary>A description is no model yet: never compiles, and says what would.</summary>
    [Obsolete("This describes a model whose weights are not drawn yet: add .Build(key), or .Build(key, input sizes) for sizes to infer.", error: true)]
    public static implicit operator T(Init<T> description) => description.Build(0);

    /// <summary>What it describes, and how to get it.</summary>
    public override string ToString() => $"Description of a {typeof(T).Name} whose weights are not drawn yet: Build(key), or Build(key, input sizes), makes it";

    ILayer ILayerInit.BuildLayer(Key key, Shape? input)
    {
        Depth.CheckStack(typeof(T));
        return Built(key, input) as ILayer ?? throw new ArgumentException(
            $"Chain: {typeof(T).Name} is not an ILayer, so it has no Forward that a chain could call; implement ILayer, or wrap the call in Fn(x => ...).");
    }
}

/// <summary>Descriptions of layers whose sizes follow from the shape of their input.</summary>
public static class Init
{
    /// <summary>
    /// A layer made from a key and the shape of its input, batch included; it needs <c>Build(key, sizes)</c>, or a chain that is built so.
    /// </summary>
    public static Init<T> ByInput<T>(Func<Key, Shape, T> build) where T : notnull => new((key, input) => input is not null
        ? build(key, input)
        : throw new ArgumentException(
            $"{typeof(T).Name}: its input is to be inferred, but the shape of no input is known; Build(key, sizes of the input) would fit."));
}
