namespace Flux;

/// <summary>A layer that prints as a frame around its parts.</summary>
internal interface IContainer
{
    /// <summary>What stands in the frame: layers and functions, by name or with an empty one.</summary>
    IEnumerable<(string Name, object Part)> Parts { get; }
}
