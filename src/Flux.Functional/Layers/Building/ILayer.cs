using System.Text.Json.Serialization;

namespace Flux;

/// <summary>What a <see cref="Chain"/> is made of: a layer, or the description of one that still draws its initial weights.</summary>
[JsonConverter(typeof(BsonOnly))]
public interface ILayerInit
{
    /// <summary>The layer, with weights drawn from the key; the shape of its input, batch included, for those that infer sizes from it.</summary>
    ILayer BuildLayer(Key key, Shape? input = null);
}

/// <summary>A function of one tensor that may have parameters: any record of tensors with a <see cref="Forward"/>.</summary>
[JsonConverter(typeof(BsonOnly))]
public interface ILayer : ILayerInit, IModule
{
    /// <summary>The output for an input, as at inference; the last dimension is the batch.</summary>
    Tensor Forward(Tensor x);

    /// <summary>
    /// The output in training and the layer's successor: a norm with new running statistics, a dropout that used the key. Trainable tensors never change here.
    /// Users call <see cref="LayerExtensions.Train"/>, which keeps the layer's own type.
    /// </summary>
    (Tensor Y, ILayer Next) Advance(Tensor x, Key key) => (Forward(x), this);

    ILayer ILayerInit.BuildLayer(Key key, Shape? input) => this;
}

/// <summary>Training with the layer's own type.</summary>
public static class LayerExtensions
{
    /// <summary>The output in training and the successor layer.</summary>
    public static (Tensor Y, L Next) Train<L>(this L layer, Tensor x, Key key) where L : ILayer
    {
        var (y, next) = layer.Advance(x, key);
        return (y, (L)next);
    }
}
