using System.Text.Json.Serialization;
using Flux.Kernels;

namespace Flux;

/// <summary>
/// A node of an immutable graph: what was computed from what. Ids grow, so descending ids are a topological order: the reverse of the program's, or, where
/// threads of a function share a derivative, of the order in which they came.
/// </summary>
[JsonConverter(typeof(TensorJson))]
internal sealed class VjpTracer(VjpTrace trace, Tensor primal, int id, Primitive? operation, Tensor[] arguments, Tensor? leaf = null) : Tracer(trace, primal)
{
    internal override Tensor Leaf => leaf ?? this;
    internal int Id { get; } = id;
    internal Primitive? Operation { get; } = operation;
    internal Tensor[] Arguments { get; } = arguments;
}

/// <summary>Reverse mode: operations are recorded as nodes that point at their arguments; a sweep pulls cotangents back.</summary>
internal sealed class VjpTrace(string transform, Region region) : Trace(transform, region)
{
    private int count;

    /// <summary>A tracer for every place of a tensor, since each place has a derivative; those of one tensor are one leaf.</summary>
    internal Tensor[] Inputs(Leaves xs)
    {
        var inputs = new Tensor[xs.Places];
        for (int place = 0; place < inputs.Length; place++)
        {
            inputs[place] = Input(xs.At(place), xs.TiedTo(place) is { } first ? inputs[first] : null);
        }
        return inputs;
    }

    /// <summary>A leaf as the start of a graph; integers and truth values have no derivative and stay as they are.</summary>
    private Tensor Input(Tensor x, Tensor? leaf)
    {
        if (x.DType.IsReal()) return new VjpTracer(this, x, Interlocked.Increment(ref count), null, [], leaf);
        return !x.DType.IsFloating() ? x : throw new ArgumentException(
            $"{Transform}: a leaf of shape {x.Shape} is {x.DType}, which is for storage only and has no gradient; Float32 would fit: Cast it first.");
    }

    private protected override Tensor Traced(Primitive primitive, ReadOnlySpan<Tensor> xs, ReadOnlySpan<Tensor> primals, Tensor y) =>
        new VjpTracer(this, y, Interlocked.Increment(ref count), primitive, xs.ToArray());

    /// <summary>Cotangents by node id. Pure: all state is local, so a pullback may be called many times.</summary>
    internal Cotangents Sweep(IEnumerable<(Tensor Result, Tensor Cotangent)> seeds)
    {
        var cotangents = new Cotangents(this, count);
        foreach (var (result, cotangent) in seeds) cotangents.Accumulate(result, cotangent);
        var (four, out4) = (default(Four), default(Four));
        for (int id = count; id > 0; id--)
        {
            if (cotangents.Take(id) is not var (node, ct)) continue;
            if (node.Operation!.PicksPart && ct is Value part && cotangents.AccumulatePart(node.Arguments[0], node.Operation, part)) continue;
            int n = node.Arguments.Length;
            var xs = n <= 4 ? ((Span<Tensor>)four!)[..n] : new Tensor[n];
            var dxs = n <= 4 ? ((Span<Tensor?>)out4)[..n] : new Tensor?[n];
            dxs.Clear();
            uint wanted = 0;
            for (int i = 0; i < n; i++)
            {
                xs[i] = Primal(node.Arguments[i]);
                if (node.Arguments[i].Trace == this) wanted |= 1u << i;
            }
            for (int i = 0; i < n; i++)
            {
                if ((wanted >> i & 1) != 0 && cotangents.AccumulatePull(node.Arguments[i], node.Operation, i, xs, ct)) wanted &= ~(1u << i);
            }
            node.Operation.PullAll(xs, node.Primal, ct, wanted, dxs);
            for (int i = 0; i < n; i++)
            {
                if (dxs[i] is { } dx) cotangents.Accumulate(node.Arguments[i], Fitting(node.Operation, nameof(Primitive.Pull), dx, xs[i]));
            }
        }
        return cotangents;
    }
}
