namespace Flux;

/// <summary>A file of a data set and the number of its class.</summary>
/// <param name="Path">The file.</param>
/// <param name="Label">From 0 on, in the order of the classes.</param>
public readonly record struct LabelledFile(string Path, int Label);
