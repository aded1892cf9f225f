namespace Flux;

/// <summary>What messages call the map of a body: made once per type, since every map that runs has its name at hand.</summary>
internal static class BodyName<B> where B : unmanaged
{
    /// <summary>The type's name without "Body".</summary>
    internal static readonly string Text = Of(typeof(B).Name.Split('`')[0]);

    private static string Of(string type) => type.EndsWith("Body", StringComparison.Ordinal) ? type[..^4] : type;
}
