namespace Flux;

/// <summary>A value cannot be walked as a tree of tensors, or two trees differ in structure. The message names the member.</summary>
/// <param name="message">What was met, where, and what would fit.</param>
public sealed class TreeException(string message) : NotSupportedException(message);
