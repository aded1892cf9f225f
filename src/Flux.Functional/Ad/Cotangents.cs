using Flux.Bodies;

namespace Flux;

/// <summary>The cotangents gathered during one sweep.</summary>
internal sealed class Cotangents(VjpTrace trace, int count)
{
    private readonly VjpTracer?[] nodes = new VjpTracer?[count + 1];
    private readonly Tensor?[] values = new Tensor?[count + 1];

    // Sums that this sweep made for itself: nobody else holds them, so parts are added where they lie.
    private readonly bool[] own = new bool[count + 1];

    internal void Accumulate(Tensor x, Tensor cotangent)
    {
        if (x.Trace != trace) return;
        var node = (VjpTracer)x;
        nodes[node.Id] = node;
        if (own[node.Id] && values[node.Id] is Value whole && cotangent is Value part)
        {
            whole.Kernels.Map(new AddBody(), whole.View, part.View, whole.View);
            return;
        }
        own[node.Id] = values[node.Id] is not null;
        values[node.Id] = values[node.Id] is { } sum ? sum + cotangent : cotangent;
    }

    /// <summary>
    /// Adds the cotangent of a part. Many parts of one tensor, as the steps of a sequence, would otherwise each cost a pass over the whole. False where the
    /// cotangents are themselves traced.
    /// </summary>
    internal bool AccumulatePart(Tensor x, Primitive picking, Value cotangent)
    {
        if (x.Trace != trace) return true;
        var node = (VjpTracer)x;
        if (values[node.Id] is not (null or Value)) return false;
        nodes[node.Id] = node;
        var whole = own[node.Id] ? (Value)values[node.Id]! : Started(x, cotangent, (Value?)values[node.Id]);
        picking.AddPart(whole, cotangent);
        (values[node.Id], own[node.Id]) = (whole, true);
        return true;
    }

    /// <summary>Adds the cotangent of one argument of an operation to the sum there is, if that is this sweep's own and the operation can.</summary>
    internal bool AccumulatePull(Tensor x, Primitive operation, int i, ReadOnlySpan<Tensor> xs, Tensor cotangent) =>
        ((VjpTracer)x).Id is var id && own[id] && values[id] is Value sum && operation.AddPull(i, xs, cotangent, sum);

    /// <summary>A sum of this sweep's own, from what there is.</summary>
    private Value Started(Tensor x, Value like, Value? held)
    {
        var whole = like.Rent(x.Shape);
        if (held is null) whole.Kernels.Fill(whole.View, 0);
        else whole.Kernels.Copy(held.View, whole.View);
        trace.Region.Add(whole.Storage);
        return whole;
    }

    /// <summary>An operation's node and its cotangent, which is complete when its turn comes; null for inputs and untouched nodes.</summary>
    internal (VjpTracer Node, Tensor Cotangent)? Take(int id)
    {
        if (nodes[id] is not { Operation: not null } node) return null;
        var cotangent = values[id]!;
        values[id] = null;
        return (node, cotangent);
    }

    /// <summary>The cotangents of inputs, each a tensor of its own.</summary>
    internal Tensor[] Of(Tensor[] inputs)
    {
        var apart = new Apart();
        return Array.ConvertAll(inputs, input => apart.Next(Of(input)));
    }

    /// <summary>The cotangent of an input; zero if the result does not depend on it.</summary>
    private Tensor Of(Tensor input) => input.Trace == trace && values[((VjpTracer)input).Id] is { } ct ? ct : input.ZerosLike();
}
