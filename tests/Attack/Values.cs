using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.FSharp.Core;

namespace Flux.Attack;

/// <summary>
/// Values of any type that public members take: plain ones, or hostile ones, among them nulls where the type allows it. What has no row is made by a public
/// constructor, property or function that gives it. F# gives no null of its own types, so that they are null as an argument only, and not within others.
/// </summary>
internal sealed class Values(Assembly[] assemblies, Random random, bool hostile)
{
    private const int Deepest = 4;

    /// <summary>How much work is asked for; as much as the largest number says would end some day, and is no hang.</summary>
    private static readonly string[] amounts = ["iterations", "steps", "maxSteps", "samples", "evaluations", "epochs", "n"];

    private readonly Makers makers = Makers.Of(assemblies);

    /// <summary>A value of the type; null where none can be made, and among hostile ones where nothing forbids it.</summary>
    internal object? Of(Type type, int depth = 0)
    {
        if (Callable.ElementOfSpan(type) is { } element) type = element.MakeArrayType();
        if (Nullable.GetUnderlyingType(type) is { } number) return random.Next(3) == 0 ? null : Of(number, depth);
        bool mayBeNull = hostile && !type.IsValueType && (depth == 0 || !IsOfFSharp(type));
        if (mayBeNull && random.Next(12) == 0) return null;
        if (Leaves.Of(type, random, hostile) is { } leaf) return leaf;
        if (type.IsEnum) return Enum.ToObject(type, hostile && random.Next(6) == 0 ? 99 : random.Next(Enum.GetValues(type).Length));
        if (type.IsArray) return Array(type, depth);
        if (type.IsAssignableTo(typeof(Delegate))) return new Functions(this, random, hostile).Of(type, depth);
        if (type.IsGenericType && Collection(type, depth) is { } collection) return collection;
        if (depth < Deepest && Made(type, depth) is { } made) return made;
        return type.IsValueType ? Activator.CreateInstance(type) : null;
    }

    /// <summary>Whether a type is one of F#, whose values are never null there.</summary>
    internal static bool IsOfFSharp(Type type) =>
        type.Namespace?.StartsWith("Microsoft.FSharp", StringComparison.Ordinal) == true || type.IsAssignableTo(typeof(ITuple)) && !type.IsValueType;

    /// <summary>The argument of one parameter; for a variable number of them also none.</summary>
    internal object? Of(ParameterInfo parameter, int depth = 0)
    {
        var type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        return type.IsByRefLike && Callable.ElementOfSpan(type) is null || parameter.IsOut ? null : Moderate(parameter.Name, Of(type, depth));
    }

    private static object? Moderate(string? name, object? argument) =>
        argument is int many && amounts.Contains(name, StringComparer.OrdinalIgnoreCase) ? Math.Min(many, 1000) : argument;

    /// <summary>Arguments for a function; null where it takes what cannot be boxed.</summary>
    internal object?[]? ArgumentsOf(Delegate f)
    {
        var parameters = f.GetType().GetMethod("Invoke")!.GetParameters();
        return Functions.CanBeMade(parameters) ? [.. parameters.Select(parameter => Of(parameter))] : null;
    }

    private Array Array(Type type, int depth)
    {
        var element = type.GetElementType()!;
        int[] sizes = [.. Enumerable.Range(0, type.GetArrayRank()).Select(_ => random.Next(hostile ? 0 : 1, 4))];
        var array = System.Array.CreateInstance(element, sizes);
        if (sizes.Length == 1)
        {
            for (int i = 0; i < array.Length; i++) array.SetValue(Of(element, depth + 1), i);
        }
        return array;
    }

    /// <summary>Lists, maps, tuples, options and F# functions of what their parts are.</summary>
    private object? Collection(Type type, int depth)
    {
        var parts = type.GenericTypeArguments;
        var open = type.GetGenericTypeDefinition();
        if (type.IsAssignableTo(typeof(ITuple))) return type.GetConstructor(parts)!.Invoke([.. parts.Select(part => Of(part, depth + 1))]);
        if (open == typeof(FSharpFunc<,>))
        {
            return new Functions(this, random, hostile).Of(typeof(Converter<,>).MakeGenericType(parts), depth) is { } f ? Functions.OfFSharp(type, f) : null;
        }
        if (parts.Length > 2 || !type.IsAssignableTo(typeof(IEnumerable)) && open != typeof(FSharpOption<>)) return null;
        var element = Makers.Item(type);
        if (open == typeof(FSharpOption<>)) return random.Next(2) == 0 ? null : type.GetMethod("Some")!.Invoke(null, [Of(element, depth + 1)]);
        if (open == typeof(ImmutableArray<>) && hostile && random.Next(8) == 0) return null;
        var items = (Array)Of(element.MakeArrayType(), depth)! ?? System.Array.CreateInstance(element, 0);
        try
        {
            return makers.Collected(type, items);
        }
        catch (ArgumentException)
        {
            // a key twice, or null
            return hostile ? null : makers.Collected(type, System.Array.CreateInstance(element, 0));
        }
    }

    /// <summary>What some public constructor, property or function gives, called with values of its parameters' types.</summary>
    private object? Made(Type type, int depth)
    {
        MethodBase[] ways = makers.Of(type);
        for (int attempt = 0; attempt < 8 && ways.Length > 0; attempt++)
        {
            var way = ways[random.Next(ways.Length)];
            // Towards the end of patience, plainer.
            var values = hostile && attempt < 2 ? this : new Values(assemblies, random, false);
            try
            {
                if (Callable.Of(way)(null, [.. way.GetParameters().Select(p => values.Of(p, depth + 1))]) is { } made) return made;
            }
            catch (Exception)
            {
                // What a maker refuses is no value; its own attack judges how it refuses.
            }
        }
        return null;
    }
}
