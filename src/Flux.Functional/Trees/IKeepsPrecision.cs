namespace Flux;

/// <summary>A layer whose numbers stay as they are when a model is cast to half precision: small sums that must not be rounded away.</summary>
internal interface IKeepsPrecision;
