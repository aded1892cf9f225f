namespace Flux;

/// <summary>A scalar body applied to every element. Activations are its <see cref="Apply"/>, so that a layer can see the body and fuse it.</summary>
internal abstract record MapPrimitive : Primitive
{
    /// <summary>f(x), elementwise.</summary>
    internal Tensor Apply(Tensor x) => Bind(this, x);

    /// <summary>f(z + b) in one pass.</summary>
    internal abstract Primitive WithBias { get; }
}
