namespace Flux;

/// <summary>How Flux writes an activation: the map's name in lower case, nothing for the identity.</summary>
internal static class ActivationName
{
    internal static string Of(Func<Tensor, Tensor> activation) => activation.Target switch
    {
        MapPrimitive map => map.Name switch { "Sigmoid" => "σ", string name => name.ToLowerInvariant() },
        _ => activation == Prelude.Identity ? "identity" : activation.Method.Name.Contains('<') ? "f" : activation.Method.Name.ToLowerInvariant(),
    };

    internal static string Listed(Func<Tensor, Tensor> activation) => activation == Prelude.Identity ? "" : ", " + Of(activation);
}
