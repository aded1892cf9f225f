namespace Flux;

/// <summary>How Flux writes an activation: the map's name in NNlib's spelling, nothing for the identity.</summary>
internal static class ActivationName
{
    internal static string Of(Func<Tensor, Tensor> activation) => activation.Target switch
    {
        MapPrimitive map => map.Name switch
        {
            "Sigmoid" => "σ",
            "HardSigmoid" => "hardσ",
            "LogSigmoid" => "logσ",
            "Gelu" => "gelu_tanh",
            "GeluSigmoid" => "gelu_sigmoid",
            "GeluErf" => "gelu_erf",
            string name => name.ToLowerInvariant(),
        },
        _ => activation == Prelude.Identity ? "identity" : OfDelegate(activation),
    };

    /// <summary>A method's name; f for lambdas, which have none that was written: in F# theirs is Invoke.</summary>
    internal static string OfDelegate(Delegate f) => f.Method.Name is "Invoke" || f.Method.Name.Contains('<') ? "f" : f.Method.Name.ToLowerInvariant();

    internal static string Listed(Func<Tensor, Tensor> activation) => activation == Prelude.Identity ? "" : ", " + Of(activation);
}
