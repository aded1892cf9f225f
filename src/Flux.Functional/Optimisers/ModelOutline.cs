using System.Text.Json.Serialization;

namespace Flux;

/// <summary>
/// A model without its numbers: shapes alone, so that an optimiser can name parts of a model and start states without keeping its arrays alive. It can neither
/// be read nor built from outside and is no part of the tree: neither trained nor saved.
/// </summary>
[JsonConverter(typeof(BsonOnly))]
public sealed class ModelOutline<M> where M : notnull
{
    private readonly Func<M> outline;

    internal ModelOutline(M model)
    {
        var shapes = Tree.Map(model, x => new OutlineTensor(x.Shape, x.DType, x.Device));
        outline = () => shapes;
    }

    /// <summary>The trainable arrays, of which only shape, type and device are known.</summary>
    internal Tensor[] Arrays => Tree.Flatten(outline()).ToArray();

    /// <summary>The paths of the trainable arrays in a part of the model.</summary>
    internal IEnumerable<TreePath> Paths(Func<M, object> part)
    {
        var inside = Tree.Flatten(part(outline())).Trainable.All.ToHashSet();
        return Tree.Places(outline()).Where(place => inside.Contains(place.Value)).Select(place => place.Path);
    }

    /// <summary>The paths of the trainable arrays in the parts of a type.</summary>
    internal IEnumerable<TreePath> Paths<L>()
    {
        var shapes = outline();
        var parts = Tree.Modules(shapes).Where(part => part.Module is L).Select(part => part.Path).ToArray();
        return Tree.Places(shapes).Select(place => place.Path).Where(path => parts.Any(path.IsWithin));
    }
}

/// <summary>
/// A tensor of which only shape, type and device are known. An <see cref="Outline"/> lies on a device of shapes, and what is computed from it has no numbers
/// either; this one keeps its device, so that a state started from it is real, and refuses to be read.
/// </summary>
[JsonConverter(typeof(TensorJson))]
internal sealed class OutlineTensor(Shape shape, DType type, Device device) : Tensor(null, shape)
{
    public override DType DType => type;
    public override Device Device => device;
    internal override Value Concrete => throw new InvalidOperationException(
        "Optimiser: of this array, which stands for one of the model in Freeze and Use, only shape, type and device are known; " +
        "a part chosen by its members, and a state started by ZerosLike, would fit.");
}
