using System.Collections.Immutable;

namespace Flux.Distributed;

/// <summary>
/// The mean of every gradient over the ranks of MPI; all gradients of a model travel as one buffer. With equal batches on n ranks the rules after it see the
/// gradient of one process with a batch n times as large, up to rounding, and every rank sees the same bits. Gradients of half precision travel as singles.
/// </summary>
/// <param name="Mpi">The ranks.</param>
/// <param name="InOrder">
/// Whether sums are taken in the order of ranks, g₀/n + g₁/n + …: then they are to the bit those of one process that draws the batches of all ranks one after
/// another under <see cref="AccumGrad"/>.
/// </param>
/// <param name="CheckEvery">The ranks compare a hash of their arrays at step 0 and after every so many steps.</param>
public sealed record MeanOverRanks(Mpi Mpi, bool InOrder = false, int CheckEvery = 1000) : Rule<NoState>
{
    /// <summary>Steps from one comparison to the next.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int CheckEvery { get; init => field = Steps(value); } = Steps(CheckEvery);

    /// <inheritdoc/>
    public override bool SeesAll => true;

    /// <inheritdoc/>
    public override NoState Init(Tensor x) => default;

    /// <summary>The only array is all of them.</summary>
    public override (NoState State, Tensor Delta) Apply(NoState state, Tensor x, Tensor dx, StepInfo info) =>
        (state, ApplyAll([new(state, x, dx, info)])[0].Delta);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The arrays are not the same on every rank.</exception>
    public override ImmutableArray<(object State, Tensor Delta)> ApplyAll(ImmutableArray<ArrayStep> arrays)
    {
        if (Mpi.Size > 1 && !arrays.IsEmpty && arrays[0].Info.Step % CheckEvery == 0) Mpi.Same(arrays.Select(array => array.X).ToArray());
        var means = Means([.. arrays.Select(array => array.Gradient)]);
        return [.. arrays.Select((array, a) => (array.State, means[a]))];
    }

    private Tensor[] Means(Tensor[] gradients)
    {
        if (Mpi.Size == 1 || gradients.Length == 0) return gradients;
        // One double makes all travel as doubles: a model of two precisions is rare, and loses none.
        var type = gradients.Any(dx => dx.DType == DType.Float64) ? DType.Float64 : DType.Float32;
        var mean = Primitive.Bind(new SumOverRanksOp(Mpi, InOrder), [.. gradients.Select(dx => dx.To(Device.Cpu).Cast(type) / Mpi.Size)]);
        return [.. Tree.Cut(mean, gradients).Zip(gradients, (piece, dx) => piece.Cast(dx.DType).To(dx.Device))];
    }

    private static int Steps(int steps) => steps >= 1
        ? steps
        : throw new ArgumentOutOfRangeException(nameof(steps), $"MeanOverRanks: a comparison every {steps} steps; 1 or more would fit.");
}
