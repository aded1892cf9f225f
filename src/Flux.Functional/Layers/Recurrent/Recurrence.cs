using System.Collections.Immutable;

namespace Flux;

/// <summary>A cell over the time steps of a sequence: (in×length) or (in×length×batch) -> (out×length[×batch]), starting from the cell's initial state.</summary>
/// <param name="Cell">Any cell.</param>
public sealed record Recurrence<S>(ICell<S> Cell) : ILayer where S : notnull
{
    /// <inheritdoc/>
    public Tensor Forward(Tensor x) => Forward(x, Cell.InitialState()).Y;

    /// <summary>The outputs of all steps from a given state, and the state after the last.</summary>
    public (Tensor Y, S State) Forward(Tensor x, S state) => Recurrence.Over(Cell, x, state);

    /// <summary>As Flux prints it: Recurrence(LSTMCell(2 => 3)).</summary>
    public override string ToString() => $"Recurrence({Cell})";
}

/// <summary>The loop over time that all recurrent layers share.</summary>
internal static class Recurrence
{
    internal static (Tensor Y, S State) Over<S>(ICell<S> cell, Tensor x, S state) where S : notnull
    {
        if (x.Rank is not (2 or 3) || x.Shape[1] == 0) throw new ArgumentException($"{cell} over time: the input has shape {x.Shape}; (features×length) or (features×length×batch) with a length of 1 or more would fit.");
        int length = x.Shape[1];
        // Time last: a step is then one piece of memory.
        var steps = x.Rank == 3 ? x.Permute(0, 2, 1) : x;
        var gated = cell as IGatedCell<S>;
        if (gated is not null) steps = Project(gated, steps);
        var ys = ImmutableArray.CreateBuilder<Tensor>(length);
        for (int t = 0; t < length; t++)
        {
            var now = x.Rank == 3 ? steps[.., .., t] : steps[.., t];
            (var y, state) = gated is null ? cell.Forward(now, state) : gated.Step(now, state);
            ys.Add(y);
        }
        return x.Rank == 3 ? (Prelude.Stack(ys, 2).Permute(0, 2, 1), state) : (Prelude.Stack(ys, 1), state);
    }

    /// <summary>Wᵢ x + b of all steps in one product.</summary>
    private static Tensor Project<S>(IGatedCell<S> cell, Tensor steps) where S : notnull
    {
        int[] sizes = steps.Shape.ToArray();
        return Gates.Of(cell, steps.Reshape(sizes[0], -1)).Reshape([cell.InputWeight.Shape[0], .. sizes[1..]]);
    }
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.Recurrence{S}"/> of a cell.</summary>
    public static Recurrence<S> Recurrence<S>(ICell<S> cell) where S : notnull => new(cell);
}
