using System.Collections.Immutable;

namespace Flux.Distributed;

/// <summary>
/// The mean of every gradient over the ranks of MPI; all gradients of a model travel as one buffer. With equal batches on n ranks the rules after it see the
/// gradient of one process with a batch n times as large, up to rounding, and every rank sees the same bits. Gradients of half precision travel as singles.
/// </summary>
/// <param name="Mpi">The ranks.</param>
public sealed record MeanOverRanks(Mpi Mpi) : Rule<NoState>
{
    /// <inheritdoc/>
    public override bool SeesAll => true;

    /// <inheritdoc/>
    public override NoState Init(Tensor x) => default;

    /// <summary>The only array is all of them.</summary>
    public override (NoState State, Tensor Delta) Apply(NoState state, Tensor x, Tensor dx, StepInfo info) => (state, Means([dx])[0]);

    /// <inheritdoc/>
    public override ImmutableArray<(object State, Tensor Delta)> ApplyAll(ImmutableArray<ArrayStep> arrays)
    {
        var means = Means([.. arrays.Select(array => array.Gradient)]);
        return [.. arrays.Select((array, a) => (array.State, means[a]))];
    }

    private ImmutableArray<Tensor> Means(ImmutableArray<Tensor> gradients)
    {
        if (Mpi.Size == 1 || gradients.IsEmpty) return gradients;
        // One double makes all travel as doubles: a model of two precisions is rare, and loses none.
        var type = gradients.Any(dx => dx.DType == DType.Float64) ? DType.Float64 : DType.Float32;
        var flat = Prelude.Concat(0, [.. gradients.Select(dx => dx.To(Device.Cpu).Reshape(dx.Shape.Elements).Cast(type))]);
        var mean = Mpi.AllReduce(flat) / Mpi.Size;
        var means = ImmutableArray.CreateBuilder<Tensor>(gradients.Length);
        int start = 0;
        foreach (var dx in gradients)
        {
            int end = start + dx.Shape.Elements;
            means.Add(mean[start..end].Reshape(dx.Shape.ToArray()).Cast(dx.DType).To(dx.Device));
            start = end;
        }
        return means.MoveToImmutable();
    }
}
