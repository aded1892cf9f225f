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

    private static bool Forbids(GenericParameter type, MethodDefinition method) => !type.HasNotNullableValueTypeConstraint
        && (Flag(type, method) == NotNull || type.Constraints.Any(constraint => Flag(constraint, method) == NotNull));

    /// <summary>The outermost annotation: its own, else that of the method, else that of the innermost type that has one.</summary>
    private static byte Flag(ICustomAttributeProvider annotated, MethodDefinition method)
    {
        if (Value(annotated, "NullableAttribute") is { } own) return own;
        if (Value(method, "NullableContextAttribute") is { } context) return context;
        for (var type = method.DeclaringType; type is not null; type = type.DeclaringType)
        {
            if (Value(type, "NullableContextAttribute") is { } outer) return outer;
        }
        return 0;
    }

    private static byte? Value(ICustomAttributeProvider provider, string attribute) =>
        provider.CustomAttributes.FirstOrDefault(a => a.AttributeType.FullName == Space + attribute)?.ConstructorArguments[0].Value switch
        {
            byte one => one,
            CustomAttributeArgument[] many => (byte)many[0].Value,
            _ => null,
        };
}
