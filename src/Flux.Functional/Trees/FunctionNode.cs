using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Flux;

/// <summary>A delegate or F# function that yields tensors: kept, and checked for a captured tensor, which would never be trained.</summary>
internal sealed class FunctionNode<T> : Node<T>
{
    internal override T Map(T x, Mapping m) => Captures.Of(x) is { } why ? throw new TreeException(why) : x;

    internal override void Scan(T x, Scan s)
    {
        if (Captures.Of(x) is { } why) throw s.Error(why);
    }
}

/// <summary>What functions close over.</summary>
internal static class Captures
{
    private static readonly ConcurrentDictionary<Type, string?> byClosure = new();

    /// <summary>
    /// Why a function cannot be part of a tree; null if it can. C# lambdas of one scope share a closure, so all are judged by what any captures.
    /// </summary>
    internal static string? Of(object? function)
    {
        object? closure = function is Delegate d ? d.Target : function;
        return closure is null or Primitive ? null : byClosure.GetOrAdd(closure.GetType(), Judge);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "Fields that trimming removed hold nothing; the check is a guard for development.")]
    private static string? Judge(Type closure)
    {
        var field = Array.Find(Coverage.FieldsOf(closure), f => !Coverage.IsFunction(f.FieldType, out _) && Coverage.MayTrain(f.FieldType));
        return field is null ? null :
            $"the function (or another lambda of its scope) captures '{Coverage.MemberName(field)}' ({field.FieldType.Name}), which would never be trained. " +
            "Make it a record with that member, or capture a NonTrainable.";
    }
}
