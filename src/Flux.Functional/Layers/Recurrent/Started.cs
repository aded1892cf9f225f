namespace Flux;

/// <summary>A cell that starts from a state of its own, which is trained with it (Flux's state0, before 0.15).</summary>
/// <param name="Cell">One step.</param>
/// <param name="State">The state before the first one.</param>
[TypeFormatterSource(typeof(PrintedForm))]
public sealed record Started<S>(ICell<S> Cell, S State) : ICell<S>, IStarted, IWalked where S : notnull
{
    /// <inheritdoc/>
    public S InitialState() => State;

    /// <inheritdoc/>
    public (Tensor Y, S State) Forward(Tensor x, S state) => Cell.Forward(x, state);

    object IWalked.Map(Mapping m) => new Started<S>(m.Member(Cell), m.Member(State));

    void IWalked.Scan(Scan s)
    {
        s.Member(nameof(Cell), Cell);
        s.Member(nameof(State), State);
    }

    /// <summary>The cell with the word for it: Started(LSTMCell(2 => 3)).</summary>
    public override string ToString() => $"Started({Cell})";
}

/// <summary>Any <see cref="Started{S}"/>, whatever its state.</summary>
internal interface IStarted;
