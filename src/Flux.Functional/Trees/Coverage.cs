using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using PolyType.Abstractions;

namespace Flux;

/// <summary>
/// Judges types by their fields, private and inherited ones included: a tensor that sits where no constructor parameter or init property reaches would be
/// lost without a word. Under Native AOT fields may be trimmed away; the checks are meant for development and tests.
/// </summary>
[UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A field that trimming removed holds nothing.")]
[UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A field that trimming removed holds nothing.")]
internal static class Coverage
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Instance fields of a type and its base types.</summary>
    internal static FieldInfo[] FieldsOf(Type type)
    {
        var own = type.GetFields(Declared);
        return type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? [.. own, .. FieldsOf(parent)] : own;
    }

    /// <summary>The first field that may hold a tensor and belongs to none of the members; null if all is covered.</summary>
    internal static string? Unreached(Type type, IReadOnlyCollection<string> members) => FieldsOf(type)
        .Where(field => !IsFunction(field.FieldType, out _) && MayHold(field.FieldType))
        .Select(MemberName)
        .FirstOrDefault(name => !members.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether an init property only shows a tensor that another member stores; walked too, it would be a second leaf for one tensor.</summary>
    internal static bool IsView(Type owner, IParameterShape parameter)
    {
        if (!Metadata.IsWhole || parameter.Kind != ParameterKind.MemberInitializer || !MayHold(parameter.ParameterType.Type)) return false;
        var fields = FieldsOf(owner);
        return fields.Length > 0 && !Array.Exists(fields, field => string.Equals(MemberName(field), parameter.Name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The property or parameter behind a field: Weight of &lt;Weight&gt;k__BackingField, _weight and Weight@.</summary>
    internal static string MemberName(FieldInfo field) => field.Name.TrimStart('<', '_').Split('>', '@')[0];

    /// <summary>Whether a value of the declared type may hold a tensor.</summary>
    internal static bool MayHold(Type type) => MayReach(type, true, []);

    /// <summary>Whether a value of the declared type may hold a tensor that should be trained.</summary>
    internal static bool MayTrain(Type type) => MayReach(type, false, []);

    private static bool MayReach(Type type, bool nonTrainable, HashSet<Type> seen)
    {
        if (type == typeof(Tensor)) return true;
        if (type == typeof(NonTrainable)) return nonTrainable;
        if (!seen.Add(type) || Statics.IsData(type) || Statics.IsOpaque(type) || IsFunction(type, out _)) return false;
        if (type.IsArray) return MayReach(type.GetElementType()!, nonTrainable, seen);
        if (type.IsGenericType && Array.Exists(type.GetGenericArguments(), a => MayReach(a, nonTrainable, seen))) return true;
        if (IsPlatform(type)) return false;
        return type.IsInterface
            || Array.Exists(FieldsOf(type), field => MayReach(field.FieldType, nonTrainable, seen))
            || FSharpTypes.CasesOf(type).Any(union => MayReach(union, nonTrainable, seen));
    }

    /// <summary>Whether a type is a delegate or an F# function, and what it yields in the end.</summary>
    internal static bool IsFunction(Type type, [NotNullWhen(true)] out Type? result)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            result = type.GetMethod("Invoke")?.ReturnType ?? typeof(Tensor);
            return true;
        }
        result = FSharpTypes.ResultOf(type);
        return result is not null;
    }

    /// <summary>Whether a type comes with .NET or F# and so holds tensors only as type arguments.</summary>
    internal static bool IsPlatform(Type type) => type.Namespace is { } space && (IsIn(space, "System") || IsIn(space, "Microsoft"));

    private static bool IsIn(string space, string root) =>
        space.StartsWith(root, StringComparison.Ordinal) && (space.Length == root.Length || space[root.Length] == '.');
}
