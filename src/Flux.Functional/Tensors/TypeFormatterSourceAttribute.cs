using System.Diagnostics.CodeAnalysis;

namespace Flux;

/// <summary>
/// Says what shows a value in a notebook. .NET Interactive finds the attribute by its name and that of its member, so neither side refers to the other and
/// nobody registers anything; https://github.com/dotnet/interactive/blob/main/docs/formatting.md.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor | DynamicallyAccessedMemberTypes.PublicMethods)] Type source)
    : Attribute
{
    /// <summary>A class with a <c>CreateTypeFormatters</c>.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor | DynamicallyAccessedMemberTypes.PublicMethods)]
    public Type FormatterSourceType { get; } = source;
}
