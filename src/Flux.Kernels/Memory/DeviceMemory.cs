namespace Flux;

/// <summary>Memory of a device, in bytes.</summary>
/// <param name="Live">Held by tensors.</param>
/// <param name="Pooled">Free, kept for reuse.</param>
/// <param name="Peak">The most that was live at once.</param>
public readonly record struct DeviceMemory(long Live, long Pooled, long Peak);
