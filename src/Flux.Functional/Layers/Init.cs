namespace Flux;

/// <summary>A description of a model: a function from a key to the model, composed with LINQ (<c>from a in Dense(2, 3) from b in Dense(3, 1) select new Net(a, b)</c>).</summary>
public sealed class Init<T>(Func<Key, T> build) : ILayerInit where T : notnull
{
    /// <summary>The model with weights drawn from the key.</summary>
    public T Build(Key key) => build(key);

    /// <summary>The model with weights drawn from the key of a seed.</summary>
    public T Build(long seed) => build(new Key(seed));

    /// <summary>A function of the built model.</summary>
    public Init<R> Select<R>(Func<T, R> f) where R : notnull => new(key => f(build(key)));

    /// <summary>One description after another; each draws from a key of its own.</summary>
    public Init<R> SelectMany<U, R>(Func<T, Init<U>> next, Func<T, U, R> f) where U : notnull where R : notnull => new(key =>
    {
        var (first, second) = key.Split();
        T t = build(first);
        return f(t, next(t).Build(second));
    });

    ILayer ILayerInit.BuildLayer(Key key) => Build(key) as ILayer ?? throw new ArgumentException(
        $"Chain: {typeof(T).Name} is not an ILayer, so it has no Forward that a chain could call; implement ILayer, or wrap the call in Fn(x => ...).");
}
