namespace Flux;

/// <summary>What an optimiser keeps for one trainable tensor.</summary>
/// <param name="State">The state of its rule, a tree.</param>
/// <param name="Own">Its rule, if it is not the optimiser's.</param>
/// <param name="Frozen">Whether the tensor stays as it is.</param>
public sealed record OptimiserLeaf(object State, Rule? Own = null, bool Frozen = false);
