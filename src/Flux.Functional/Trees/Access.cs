using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Flux;

/// <summary>What stands between a walk and the parts of a type, in words, and what would clear the way.</summary>
[UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Only the words of an error depend on what trimming left.")]
internal static class Access
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.IgnoreCase;

    /// <summary>An F# union whose cases no public member shows.</summary>
    internal static string Hidden(Type type) =>
        $"{type.Name} cannot be walked: F# hides what it is made of, because the type, its cases or fields, or a module around it is private or internal. " +
        "Declare all of them public.";

    /// <summary>A member that may hold a tensor and that nothing sets.</summary>
    internal static string Unreached(Type type, string member)
    {
        if (FSharpTypes.IsUnionOrRecord(type)) return IsOpenToAll(type) ? Mutable(type) : Hidden(type);
        if (IsHidden(type, member)) return HiddenMember(type, member);
        return $"{type.Name} cannot be rebuilt: '{member}' may hold a tensor, and no constructor parameter or init property sets it. " +
            "Make it a record whose members are all constructor parameters or init properties.";
    }

    /// <summary>A constructor parameter that no property gives back.</summary>
    internal static string Unreadable(Type type, string parameter) => IsHidden(type, parameter)
        ? HiddenMember(type, parameter)
        : $"{type.Name}: constructor parameter '{parameter}' has no property of its name and type to read it back from; make it a record.";

    private static string Mutable(Type type) =>
        $"{type.Name} cannot be rebuilt: [<CLIMutable>] gives the record a constructor without arguments, whose members would be set one by one. " +
        "Remove [<CLIMutable>].";

    private static string HiddenMember(Type type, string member) =>
        $"{type.Name} cannot be walked: '{member}' may hold a tensor, and its property is private or internal, as in F# all members of such a type are. " +
        "Declare the type and the property public.";

    private static bool IsHidden(Type type, string member) => type.GetProperty(member, Any) is { GetMethod: null or { IsPublic: false } };

    private static bool IsOpenToAll(Type type) =>
        type.IsVisible && type.GetConstructor(Type.EmptyTypes) is not null && type.GetProperties().Length > 0;
}
