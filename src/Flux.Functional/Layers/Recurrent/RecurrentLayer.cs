using System.Collections.Immutable;

namespace Flux;

/// <summary>
/// A cell over the time steps of a sequence: (in×length) or (in×length×batch) -> (out×length[×batch]), from the cell's initial state. <see cref="Rnn"/>,
/// <see cref="Lstm"/>, <see cref="Gru"/>, <see cref="GruV3"/> and <see cref="Recurrence{S}"/> are such layers.
/// </summary>
/// <param name="Cell">One step.</param>
/// <typeparam name="C">The type of the cell.</typeparam>
/// <typeparam name="S">Its state.</typeparam>
[TypeFormatterSource(typeof(PrintedForm))]
public abstract record RecurrentLayer<C, S>(C Cell) : ILayer where C : ICell<S> where S : notnull
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => Forward(x, InitialState()).Y;

    /// <summary>The outputs of all steps from a given state, and the state after the last.</summary>
    public (Tensor Y, S State) Forward(Tensor x, S state)
    {
        if (x.Rank is not (2 or 3) || x.Shape[1] == 0)
        {
            throw new ArgumentException(
                $"{Cell} over time: the input has shape {x.Shape}; (features×length) or (features×length×batch) with a length of 1 or more would fit.");
        }
        int length = x.Shape[1];
        // Time last: a step is then one piece of memory.
        var steps = x.Rank == 3 ? x.Permute(0, 2, 1) : x;
        var gated = Cell as GatedCell<S>;
        if (gated is not null) steps = Project(gated, steps);
        var ys = ImmutableArray.CreateBuilder<Tensor>(length);
        for (int t = 0; t < length; t++)
        {
            var now = x.Rank == 3 ? steps[.., .., t] : steps[.., t];
            (var y, state) = gated is null ? Cell.Forward(now, state) : gated.Step(now, state);
            ys.Add(y);
        }
        return x.Rank == 3 ? (Prelude.Stack(ys, 2).Permute(0, 2, 1), state) : (Prelude.Stack(ys, 1), state);
    }

    /// <summary>The state before the first step; zeros broadcast over a batch.</summary>
    public S InitialState() => Cell.InitialState();

    /// <summary>As Flux prints it, by the name of the cell: LSTM(2 => 3).</summary>
    public sealed override string ToString() => Text;

    private protected virtual string Text => $"{Cell}".Replace("Cell", "", StringComparison.Ordinal);

    /// <summary>Wᵢ x + b of all steps in one product.</summary>
    private static Tensor Project(GatedCell<S> cell, Tensor steps)
    {
        int[] sizes = steps.Shape.ToArray();
        return cell.Gates(steps.Reshape(sizes[0], -1)).Reshape([cell.Wi.Shape[0], .. sizes[1..]]);
    }
}
