using System.Runtime.CompilerServices;
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

    internal abstract Tensor Process(Primitive primitive, ReadOnlySpan<Tensor> xs);

    internal void CheckOpen(string use)
    {
        if (closed)
        {
            throw new InvalidOperationException(
                $"{use}: an argument is a tracer of {Transform}, which has ended. Return it from the function (as a result or auxiliary output) instead of storing it.");
        }
    }

    /// <summary>What a tensor is one level down: the primal of this trace's tracers; anything else is a constant here.</summary>
    internal Tensor Primal(Tensor x) => x.Trace == this ? ((Tracer)x).Primal : x;

    /// <summary>The arguments one level down. A recorded constant that another region owns must outlive that region.</summary>
    private protected void Primals(ReadOnlySpan<Tensor> xs, Span<Tensor> primals)
    {
        for (int i = 0; i < xs.Length; i++)
        {
            primals[i] = Primal(xs[i]);
            if (primals[i] is Value { Region: { } owner } value && owner != Region) value.Storage.Expose();
        }
    }

    /// <summary>Room for the arguments of most operations without an allocation.</summary>
    [InlineArray(4)]
    private protected struct Four
    {
        private Tensor? first;
    }
}

/// <summary>Stands for a tensor inside a derivative.</summary>
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
