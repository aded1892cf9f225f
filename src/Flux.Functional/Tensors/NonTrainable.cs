namespace Flux;

/// <summary>A tensor of a model that is cast, moved and saved with it but never trained: running statistics and the like.</summary>
/// <param name="Value">The tensor.</param>
[TypeFormatterSource(typeof(PrintedForm))]
public readonly record struct NonTrainable(Tensor Value)
{
    /// <summary>The tensor.</summary>
    /// <exception cref="InvalidOperationException">This is the default, which holds none.</exception>
    public Tensor Value
    {
        get => field ?? throw new InvalidOperationException("NonTrainable: the default holds no tensor; new NonTrainable(tensor) would fit.");
        init;
    } = Value;

    /// <summary>Whether this is the default, which holds no tensor.</summary>
    internal bool IsDefault => Equals(default);

    /// <summary>The tensor in its record, or nothing.</summary>
    public override string ToString() => $"{nameof(NonTrainable)} {{ {nameof(Value)} = {(IsDefault ? null : Value)} }}";
}
