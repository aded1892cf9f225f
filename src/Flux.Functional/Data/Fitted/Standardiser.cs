namespace Flux;

/// <summary>
/// What brings every feature to mean 0 and deviation 1 by the statistics of the data it was fitted on, (x - μ) / (σ + ε) with σ not corrected (MLUtils'
/// normalise). A value: it is saved and loaded, in a model or beside it, and never trained.
/// </summary>
/// <param name="Mean">μ of every feature, with a last dimension of 1.</param>
/// <param name="Deviation">σ + ε of every feature, of the same shape.</param>
[GenerateShape]
public sealed partial record Standardiser(NonTrainable Mean, NonTrainable Deviation)
{
    /// <summary>Data of the same features, standardised.</summary>
    public Tensor Apply(Tensor x) => (x - Mean.Value) / Deviation.Value;

    /// <summary>The data whose standardised form this is: predictions in the units of the targets, say.</summary>
    public Tensor Invert(Tensor x) => x * Deviation.Value + Mean.Value;
}
