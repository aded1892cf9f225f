namespace Flux;

/// <summary>Functions of trees that read best after their argument.</summary>
public static class TreeExtensions
{
    /// <summary>The same tree with every tensor on a device.</summary>
    public static T To<T>(this T tree, Device device) where T : notnull => Tree.MapAll(tree, x => x.To(device));
}
