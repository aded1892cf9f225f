using System.Text.Json.Serialization;

namespace Flux;

/// <summary>An operation linear in its one argument: the rule is its transpose.</summary>
[JsonConverter(typeof(BsonOnly))]
public abstract record LinearPrimitive : Primitive
{
    /// <summary>The transpose, applied to a cotangent of the result.</summary>
    /// <param name="ct">A cotangent of y.</param>
    /// <param name="x">The argument's shape.</param>
    public abstract Tensor Transpose(Tensor ct, Shape x);

    internal sealed override int? Arity => 1;

    /// <inheritdoc/>
    public sealed override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx) => Bind(this, dx);
    /// <inheritdoc/>
    public sealed override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct)
    {
        Check(xs);
        return Transpose(ct, xs[0].Shape);
    }
}
