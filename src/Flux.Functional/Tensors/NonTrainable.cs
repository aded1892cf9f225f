namespace Flux;

/// <summary>A tensor of a model that is cast, moved and saved with it but never trained: running statistics and the like.</summary>
/// <param name="Value">The tensor.</param>
public readonly record struct NonTrainable(Tensor Value);
