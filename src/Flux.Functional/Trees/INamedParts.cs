namespace Flux;

/// <summary>A record whose list of parts carries names: paths then read <c>features.Weight</c> instead of <c>Layers[0].Weight</c>.</summary>
internal interface INamedParts
{
    /// <summary>The name of a part, or null if it goes by its index.</summary>
    string? NameOf(int index);
}
