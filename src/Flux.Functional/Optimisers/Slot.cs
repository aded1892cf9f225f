using System.Collections.Immutable;

namespace Flux;

/// <summary>What an optimiser keeps for one array of the model.</summary>
/// <param name="Path">Where the array sits.</param>
/// <param name="Shape">The shape of the array.</param>
/// <param name="State">The rule's state.</param>
/// <param name="Rule">A rule of its own, or null for the optimiser's.</param>
/// <param name="Step">Steps this array has taken; frozen arrays do not advance.</param>
/// <param name="Frozen">Whether the array stays as it is.</param>
/// <param name="TiedTo">The number of the slot that moves this array too, because one tensor sat at both places; null for an array of its own.</param>
[GenerateShape]
public sealed partial record Slot(TreePath Path, Shape Shape, object State, Rule? Rule, long Step, bool Frozen, int? TiedTo = null);

/// <summary>Carries the shape of the slots of an optimiser, which is generic and walks itself.</summary>
[PolyType.GenerateShapeFor<ImmutableArray<Slot>>]
internal sealed partial class Slots;
