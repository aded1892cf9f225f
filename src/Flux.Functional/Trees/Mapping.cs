namespace Flux;

/// <summary>What a rebuilding walk does to the leaves.</summary>
/// <param name="tensor">Applied to trainable tensors, at every place anew.</param>
/// <param name="nonTrainable">Applied to the tensors of <see cref="NonTrainable"/> leaves; null keeps them.</param>
/// <param name="data">Applied to numbers, keys and strings; null keeps them, and with them every part that holds no tensor.</param>
/// <param name="module">Applied to rebuilt modules where their type is open; null keeps them.</param>
internal sealed class Mapping(
    Func<Tensor, Tensor> tensor, Func<Tensor, Tensor>? nonTrainable, Func<object, object>? data = null, Func<IModule, IModule>? module = null)
{
    internal readonly Func<Tensor, Tensor> Tensor = tensor;
    internal readonly Func<Tensor, Tensor>? NonTrainable = nonTrainable;
    internal readonly Func<object, object>? Data = data;
    internal readonly Func<IModule, IModule>? Module = module;
    internal Depth Depth;

    /// <summary>Whether a part is walked: one that holds no tensor is returned as it is unless its numbers are asked for.</summary>
    internal bool Visits(bool holdsTensors) => holdsTensors || Data is not null;

    /// <summary>A member of a type that walks itself, with mapped leaves.</summary>
    internal V Member<V>(V value) => Shapes.Node<V>().Map(value, this);

    /// <summary>f, asked once for each tensor: one tensor at several places stays one.</summary>
    internal static Func<Tensor, Tensor> Once(Func<Tensor, Tensor> f)
    {
        var (met, results) = (new Leaves(), new List<Tensor>());
        return x =>
        {
            int leaf = met.Add(x);
            if (leaf == results.Count) results.Add(f(x));
            return results[leaf];
        };
    }
}
