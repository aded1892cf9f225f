using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>A function as a layer; it has no parameters of its own.</summary>
/// <param name="F">The function.</param>
/// <param name="Name">How it prints.</param>
[GenerateShape]
[TypeFormatterSource(typeof(PrintedForm))]
public sealed partial record Fn(Func<Tensor, Tensor> F, string Name) : ILayer
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => F(x);

    /// <summary>The name.</summary>
    public override string ToString() => F.Target is MapPrimitive ? ActivationName.Of(F) : Name;
}

public static partial class Prelude
{
    /// <summary>A function as a layer, printed as it was written.</summary>
    public static Fn Fn(Func<Tensor, Tensor> f, [CallerArgumentExpression(nameof(f))] string name = "") => new(f, name);
}
