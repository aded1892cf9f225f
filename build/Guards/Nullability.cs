using Mono.Cecil;

namespace Flux.Build;

/// <summary>What the compiler wrote down of <c>?</c> and its absence, as the attributes Nullable and NullableContext.</summary>
internal static class Nullability
{
    private const byte NotNull = 1;
    private const string Space = "System.Runtime.CompilerServices.", AllowNull = "System.Diagnostics.CodeAnalysis.AllowNullAttribute";

    /// <summary>Whether null for this parameter is an error of the caller. A type parameter says so only where its constraints do.</summary>
    internal static bool Forbids(ParameterDefinition parameter)
    {
        var method = (MethodDefinition)parameter.Method;
        var type = Guard.Target(parameter);
        return !parameter.IsOut && !type.IsValueType && type is not (PointerType or FunctionPointerType)
            && Flag(parameter, method) == NotNull && (type is not GenericParameter generic || Forbids(generic, method))
            && parameter.CustomAttributes.All(attribute => attribute.AttributeType.FullName != AllowNull);
    }

    /// <summary>Whether null is an error among the items of an array or an immutable array of classes or interfaces.</summary>
    internal static bool ForbidsItems(ParameterDefinition parameter)
    {
        var item = parameter.ParameterType is GenericInstanceType many ? many.GenericArguments[0] : parameter.ParameterType.GetElementType();
        return !item.IsValueType && item is not (GenericParameter or PointerType or FunctionPointerType)
            && Flag(parameter, (MethodDefinition)parameter.Method, 1) == NotNull;
    }

    /// <summary>The items of a tuple for which null is an error, by number from 0.</summary>
    internal static IEnumerable<int> ForbiddenInTuple(ParameterDefinition parameter)
    {
        if (parameter.ParameterType is not GenericInstanceType tuple) yield break;
        if (!tuple.ElementType.FullName.StartsWith("System.ValueTuple`", StringComparison.Ordinal)) yield break;
        int place = 1; // behind the tuple's own
        for (int item = 0; item < tuple.GenericArguments.Count; item++)
        {
            var type = tuple.GenericArguments[item];
            if (!type.IsValueType && type is not GenericParameter && Flag(parameter, (MethodDefinition)parameter.Method, place) == NotNull) yield return item;
            place += Places(type);
        }
    }

    /// <summary>What an item of a tuple is called.</summary>
    internal static string NameInTuple(ParameterDefinition parameter, int item)
    {
        var names = parameter.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType.Name == "TupleElementNamesAttribute");
        return names?.ConstructorArguments[0].Value is CustomAttributeArgument[] many && many[item].Value is string name ? name : $"Item{item + 1}";
    }

    /// <summary>How many annotations a type has: one of its own, unless it is a value, and those of its parts.</summary>
    private static int Places(TypeReference type) => type switch
    {
        GenericInstanceType generic => 1 + generic.GenericArguments.Sum(Places),
        ArrayType array => 1 + Places(array.ElementType),
        _ => type.IsValueType ? 0 : 1,
    };

    private static bool Forbids(GenericParameter type, MethodDefinition method) => !type.HasNotNullableValueTypeConstraint
        && (Flag(type, method) == NotNull || type.Constraints.Any(constraint => Flag(constraint, method) == NotNull));

    /// <summary>The annotation at a place, 0 for the outermost: its own, else that of the method, else that of the innermost type that has one.</summary>
    private static byte Flag(ICustomAttributeProvider annotated, MethodDefinition method, int place = 0)
    {
        if (Value(annotated, "NullableAttribute", place) is { } own) return own;
        if (Value(method, "NullableContextAttribute") is { } context) return context;
        for (var type = method.DeclaringType; type is not null; type = type.DeclaringType)
        {
            if (Value(type, "NullableContextAttribute") is { } outer) return outer;
        }
        return 0;
    }

    private static byte? Value(ICustomAttributeProvider provider, string attribute, int place = 0) =>
        provider.CustomAttributes.FirstOrDefault(a => a.AttributeType.FullName == Space + attribute)?.ConstructorArguments[0].Value switch
        {
            byte one => one,
            CustomAttributeArgument[] many => (byte)many[place].Value,
            _ => null,
        };
}
