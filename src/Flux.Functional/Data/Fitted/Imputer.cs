namespace Flux;

/// <summary>
/// What puts the mean of a feature, over the values that the data it was fitted on has, where a value is missing, which is NaN. A value: it is saved and
/// loaded, in a model or beside it, and never trained.
/// </summary>
/// <param name="Mean">What goes where a value is missing, for every feature, with a last dimension of 1.</param>
[GenerateShape]
public sealed partial record Imputer(NonTrainable Mean)
{
    /// <summary>Data of the same features without gaps.</summary>
    public Tensor Apply(Tensor x) => Prelude.Where(Prelude.IsNaN(x), Mean.Value, x);
}
