using Flux.Kernels;

namespace Flux;

/// <summary>
/// The region of one derivative: a new one that ends with the call, or, when the arguments are tracers of an outer derivative, that one's, which ends nothing.
/// </summary>
internal sealed class RegionScope : IDisposable
{
    private readonly bool owned;
    private readonly List<Storage> kept = [];

    private RegionScope(Region region, bool owned) => (Region, this.owned) = (region, owned);

    internal Region Region { get; }

    internal static RegionScope For(string transform, params ReadOnlySpan<Leaves> arguments)
    {
        foreach (var argument in arguments)
        {
            if (Joined(argument) is { } outer) return new(outer, false);
        }
        return new(new Region(transform), true);
    }

    /// <summary>The region of the innermost outer derivative among the leaves; null for plain values.</summary>
    internal static Region? Joined(Leaves arguments)
    {
        Trace? inner = null;
        foreach (var leaf in arguments.All)
        {
            if (leaf.Trace is { } trace && (inner is null || trace.Level > inner.Level)) inner = trace;
        }
        return inner?.Region;
    }

    /// <summary>A result, marked: its storage outlives the region.</summary>
    internal Tensor Keep(Tensor result)
    {
        if (owned && Lowest(result) is { Region: not null } value) kept.Add(value.Storage);
        return result;
    }

    /// <summary>The numbers under any tracers: a result may be a tracer of an outer derivative that the function closed over.</summary>
    private static Value? Lowest(Tensor x)
    {
        while (x is Tracer tracer) x = tracer.Primal;
        return x as Value;
    }

    public void Dispose()
    {
        if (owned) Region.End(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(kept));
    }
}
