using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Flux.Kernels;

namespace Flux;

/// <summary>One derivative being taken. The innermost trace among an operation's arguments handles it; created later means inner. No ambient state.</summary>
internal abstract class Trace
{
    private static long counter;
    private volatile bool closed;

    private protected Trace(string transform, Region region) => (Transform, Region) = (transform, region);

    internal long Level { get; } = Interlocked.Increment(ref counter);

    /// <summary>The derivative's name, for messages.</summary>
    internal string Transform { get; }

    /// <summary>Owns what this derivative computes; shared with the outer derivative whose tracers are its arguments.</summary>
    internal Region Region { get; }

    internal void Close() => closed = true;

    /// <summary>An operation on this derivative's tracers: computed one level down, then traced.</summary>
    internal Tensor Process(Primitive primitive, ReadOnlySpan<Tensor> xs)
    {
        CheckOpen(primitive.Name);
        var four = default(Four);
        var primals = xs.Length <= 4 ? ((Span<Tensor>)four!)[..xs.Length] : new Tensor[xs.Length];
        Primals(xs, primals);
        return Traced(primitive, xs, primals, Primitive.Bind(primitive, primals, Region));
    }

    /// <summary>What stands for the result y of an operation.</summary>
    /// <param name="primitive">The operation.</param>
    /// <param name="xs">Its arguments, of which at least one is a tracer of this derivative.</param>
    /// <param name="primals">The arguments one level down.</param>
    /// <param name="y">The result one level down.</param>
    private protected abstract Tensor Traced(Primitive primitive, ReadOnlySpan<Tensor> xs, ReadOnlySpan<Tensor> primals, Tensor y);

    internal void CheckOpen(string use)
    {
        if (closed)
        {
            throw new InvalidOperationException(
                $"{use}: an argument is a tracer of {Transform}, which has ended. "
                + "Return it from the function (as a result or auxiliary output) instead of storing it.");
        }
    }

    /// <summary>What a tensor is one level down: the primal of this trace's tracers; anything else is a constant here.</summary>
    internal Tensor Primal(Tensor x) => x.Trace == this ? ((Tracer)x).Primal : x;

    /// <summary>The arguments one level down. A recorded constant that another region owns must outlive that region.</summary>
    private void Primals(ReadOnlySpan<Tensor> xs, Span<Tensor> primals)
    {
        for (int i = 0; i < xs.Length; i++)
        {
            primals[i] = Primal(xs[i]);
            if (primals[i] is Value { Region: { } owner } value && owner != Region) value.Storage.Expose();
        }
    }

    /// <summary>What a rule gave for a tensor is of its shape and type; kernels would read or write beside it otherwise.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    private protected static Tensor Fitting(Primitive primitive, string rule, Tensor given, Tensor like) =>
        given.Shape == like.Shape && given.DType == like.DType ? given : throw new ArgumentException(
            $"{primitive.Name}: its {rule} gave {given.DType} {given.Shape}; {like.DType} {like.Shape} would fit.");

    /// <summary>Room for the arguments of most operations without an allocation.</summary>
    [InlineArray(4)]
    private protected struct Four
    {
        private Tensor? first;
    }
}

/// <summary>Stands for a tensor inside a derivative.</summary>
[JsonConverter(typeof(TensorJson))]
internal abstract class Tracer(Trace trace, Tensor primal) : Tensor(trace, primal.Shape)
{
    internal Tensor Primal { get; } = primal;
    public override DType DType => Primal.DType;
    public override Device Device => Primal.Device;

    internal override Value Concrete
    {
        get
        {
            Trace!.CheckOpen("Reading values");
            return Primal.Concrete;
        }
    }
}
