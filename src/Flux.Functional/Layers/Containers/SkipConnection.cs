namespace Flux;

/// <summary>connection(layer(x), x).</summary>
/// <param name="Layer">The layer that is skipped.</param>
/// <param name="Connection">How its output meets its input.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record SkipConnection(ILayer Layer, Func<Tensor, Tensor, Tensor> Connection) : ILayer, IContainer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x)
    {
        Depth.CheckStack(typeof(SkipConnection));
        return Connection(Layer.Forward(x), x);
    }

    (Tensor Y, ILayer Next) ILayer.Advance(Tensor x, Key key)
    {
        Depth.CheckStack(typeof(SkipConnection));
        var (y, next) = Layer.Advance(x, key);
        return (Connection(y, x), this with { Layer = next });
    }

    IEnumerable<(string Name, object Part)> IContainer.Parts => [("", Layer), ("", Connection)];

    /// <summary>As Flux prints it: the parts in a frame.</summary>
    public override string ToString() => Tree.Summary(this);
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.SkipConnection"/> around a layer.</summary>
    public static Init<SkipConnection> SkipConnection(ILayerInit layer, Func<Tensor, Tensor, Tensor> connection) =>
        new((key, input) => new(layer.BuildLayer(key, input), connection));

    /// <summary>A <see cref="Flux.SkipConnection"/> around a function of a tensor.</summary>
    public static Init<SkipConnection> SkipConnection(Func<Tensor, Tensor> f, Func<Tensor, Tensor, Tensor> connection) =>
        SkipConnection(new Fn(f, ActivationName.Of(f)), connection);
}
