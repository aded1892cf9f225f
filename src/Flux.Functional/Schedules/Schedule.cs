namespace Flux;

/// <summary>A value for every step, the first of which is 0.</summary>
/// <param name="step">Steps taken before.</param>
public delegate double Schedule(long step);
