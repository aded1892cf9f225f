namespace Flux;

/// <summary>What a rebuilding walk does to the leaves.</summary>
/// <param name="tensor">Applied to tensors.</param>
/// <param name="nonTrainable">Whether it is applied to the tensors of <see cref="NonTrainable"/> leaves too.</param>
/// <param name="data">Applied to numbers, keys and strings; null keeps them, and with them every part that holds no tensor.</param>
/// <param name="module">Applied to rebuilt modules where their type is open; null keeps them.</param>
internal sealed class Mapping(Func<Tensor, Tensor> tensor, bool nonTrainable, Func<object, object>? data = null, Func<IModule, IModule>? module = null)
{
    internal readonly Func<Tensor, Tensor> Tensor = tensor;
    internal readonly bool NonTrainable = nonTrainable;
    internal readonly Func<object, object>? Data = data;
    internal readonly Func<IModule, IModule>? Module = module;

    /// <summary>Whether a part is walked: one that holds no tensor is returned as it is unless its numbers are asked for.</summary>
    internal bool Visits(bool holdsTensors) => holdsTensors || Data is not null;
}
