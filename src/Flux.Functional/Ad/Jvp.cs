using System.Text.Json.Serialization;
using Flux.Kernels;

namespace Flux;

/// <summary>A dual number of tensors: a primal and its tangent.</summary>
[JsonConverter(typeof(TensorJson))]
internal sealed class JvpTracer(JvpTrace trace, Tensor primal, Tensor tangent) : Tracer(trace, primal)
{
    internal Tensor Tangent { get; } = tangent;
}

/// <summary>Forward mode: every operation pushes tangents through.</summary>
internal sealed class JvpTrace(string transform, Region region) : Trace(transform, region)
{
    private protected override Tensor Traced(Primitive primitive, ReadOnlySpan<Tensor> xs, ReadOnlySpan<Tensor> primals, Tensor y)
    {
        Tensor? dy = null;
        for (int i = 0; i < xs.Length; i++)
        {
            if (xs[i].Trace == this && primitive.Push(i, primals, y, ((JvpTracer)xs[i]).Tangent) is { } share)
            {
                var fitting = Fitting(primitive, nameof(Primitive.Push), share, y);
                dy = dy is null ? fitting : dy + fitting;
            }
        }
        return dy is null ? y : new JvpTracer(this, y, dy);
    }

    /// <summary>The tangent of a result; zero if it does not depend on the inputs.</summary>
    internal Tensor TangentOf(Tensor y) => y.Trace == this ? ((JvpTracer)y).Tangent : y.ZerosLike();
}
