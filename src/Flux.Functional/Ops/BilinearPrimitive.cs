using System.Text.Json.Serialization;

namespace Flux;

/// <summary>An operation linear in each of its two arguments.</summary>
[JsonConverter(typeof(BsonOnly))]
public abstract record BilinearPrimitive : Primitive
{
    /// <summary>The cotangent of a.</summary>
    public abstract Tensor Left(Tensor ct, Tensor a, Tensor b);

    /// <summary>The cotangent of b.</summary>
    public abstract Tensor Right(Tensor ct, Tensor a, Tensor b);

    internal sealed override int? Arity => 2;

    /// <inheritdoc/>
    public sealed override Tensor? Push(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor dx)
    {
        Check(xs);
        return i == 0 ? Bind(this, dx, xs[1]) : Bind(this, xs[0], dx);
    }

    /// <inheritdoc/>
    public sealed override Tensor? Pull(int i, ReadOnlySpan<Tensor> xs, Tensor y, Tensor ct)
    {
        Check(xs);
        return i == 0 ? Left(ct, xs[0], xs[1]) : Right(ct, xs[0], xs[1]);
    }
}
