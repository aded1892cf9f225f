namespace Flux.Kernels;

/// <summary>What groups are standardised by, one number each: x̂ = ((x - by) - mean) factor.</summary>
/// <param name="By">A number near the mean, by which x is moved first.</param>
/// <param name="Mean">The mean of what is left.</param>
/// <param name="Factor">1 / √(σ² + ε).</param>
internal readonly record struct Statistics(View By, View Mean, View Factor);
