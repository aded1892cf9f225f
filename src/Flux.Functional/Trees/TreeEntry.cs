namespace Flux;

/// <summary>What a piece of data in a tree is.</summary>
internal enum EntryKind
{
    /// <summary>A tensor that is trained.</summary>
    Trainable,
    /// <summary>The tensor of a <see cref="Flux.NonTrainable"/>.</summary>
    NonTrainable,
    /// <summary>A number, truth value, enum, key or string.</summary>
    Static,
}

/// <summary>One piece of data in a tree: all that a file needs to hold.</summary>
/// <param name="Path">Where it sits.</param>
/// <param name="Value">A <see cref="Tensor"/>, or a boxed number, bool, char, enum, <see cref="Key"/> or string.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct TreeEntry(TreePath Path, object Value, EntryKind Kind);
