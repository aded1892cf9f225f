namespace Flux;

/// <summary>Any cell over the time steps of a sequence, starting from the cell's initial state.</summary>
/// <param name="Cell">One step.</param>
public sealed record Recurrence<S>(ICell<S> Cell) : RecurrentLayer<ICell<S>, S>(Cell), IWalked where S : notnull
{
    object IWalked.Map(Mapping m) => new Recurrence<S>(m.Member(Cell));

    void IWalked.Scan(Scan s) => s.Member(nameof(Cell), Cell);

    private protected override string Text => $"Recurrence({Cell})";
}

public static partial class Prelude
{
    /// <summary>A <see cref="Flux.Recurrence{S}"/> of a cell.</summary>
    public static Recurrence<S> Recurrence<S>(ICell<S> cell) where S : notnull => new(cell);
}
