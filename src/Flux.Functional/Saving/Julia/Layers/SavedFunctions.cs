using static Flux.Prelude;

namespace Flux;

/// <summary>
/// Functions that a file names: of Flux, NNlib and Julia itself, under all names that they have had. Those of scripts (module Main) are code that is not in
/// the file, whatever their names.
/// </summary>
internal static class SavedFunctions
{
    private static readonly Dictionary<string, Func<Tensor, Tensor>> activations = Table<Func<Tensor, Tensor>>(
    [
        ("identity", Identity), ("relu", Relu), ("relu6", Relu6), ("leakyrelu", LeakyRelu()), ("elu", Elu()), ("celu", Celu()), ("selu", Selu),
        ("σ", Sigmoid), ("sigmoid", Sigmoid), ("sigmoid_fast", Sigmoid), ("tanh", Tanh), ("tanh_fast", Tanh),
        ("hardσ", HardSigmoid), ("hardsigmoid", HardSigmoid), ("hardtanh", HardTanh), ("logσ", LogSigmoid), ("logsigmoid", LogSigmoid),
        ("gelu", Gelu), ("gelu_tanh", Gelu), ("gelu_sigmoid", GeluSigmoid), ("gelu_erf", GeluErf), ("swish", Swish), ("hardswish", HardSwish),
        ("lisht", Lisht), ("mish", Mish), ("softplus", Softplus), ("softsign", Softsign), ("logcosh", LogCosh), ("tanhshrink", TanhShrink),
        ("softshrink", SoftShrink()), ("trelu", Trelu()), ("thresholdrelu", Trelu()),
        ("exp", Exp), ("log", Log), ("sqrt", Sqrt), ("abs", Abs), ("abs2", Square), ("sin", Sin), ("cos", Cos), ("sinh", Sinh), ("cosh", Cosh),
        ("atan", Atan), ("asinh", Asinh),
    ]);

    /// <summary>Functions of whole arrays, which stand as layers of their own.</summary>
    private static readonly Dictionary<string, ILayer> layers = Table<ILayer>(
    [
        ("flatten", new Flatten()), ("softmax", new Fn(Softmax, "softmax")), ("logsoftmax", new Fn(LogSoftmax, "logsoftmax")),
        ("normalise", new Fn(Normalise, "normalise")), ("cpu", new Fn(Identity, "cpu")), ("gpu", new Fn(Identity, "gpu")),
    ]);

    /// <summary>An elementwise function; null for anything else.</summary>
    internal static Func<Tensor, Tensor>? Activation(JuliaValue value) => value switch
    {
        JuliaStruct { Type.ShortName: "Fix1", Fields: [{ Value: var broadcast }, { Value: var f }] } when Name(broadcast) == "broadcast" => Activation(f),
        JuliaStruct { Type.ShortName: "BroadcastFunction", Fields: [{ Value: var f }] } => Activation(f),
        _ => Name(value) is { } name ? activations.GetValueOrDefault(name) : null,
    };

    /// <summary>A function as a layer; null for one that is not known.</summary>
    internal static ILayer? Layer(JuliaValue value) => Name(value) is { } name && layers.TryGetValue(name, out var layer)
        ? layer
        : Activation(value) is { } f ? new Fn(f, ActivationName.Of(f)) : null;

    /// <summary>The name of a function that has one; null for anything else.</summary>
    internal static string? Name(JuliaValue value) =>
        value is JuliaStruct { Fields.IsEmpty: true, Type: var type } && IsFunction(type) && Module(type) != "Main" && type.ShortName.LastIndexOf('#') == 0
            ? type.ShortName[1..]
            : null;

    /// <summary>Whether a type is that of a function: a name behind #, for one without a name two numbers.</summary>
    internal static bool IsFunction(JuliaType type) => type.Name == "anonymous function" || type.ShortName is ['#', _, ..];

    /// <summary>The outermost module of a type. Older files have all modules within Main; what is of Main itself is a script's.</summary>
    internal static string Module(JuliaType type) => type.Name.Split('.') is ["Main", var module, _, ..] ? module : type.Name.Split('.')[0];

    /// <summary>Rows by name.</summary>
    internal static Dictionary<string, T> Table<T>((string Name, T Value)[] rows) =>
        rows.ToDictionary(row => row.Name, row => row.Value, StringComparer.Ordinal);
}
