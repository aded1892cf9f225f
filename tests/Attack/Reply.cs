using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Flux.Attack;

/// <summary>What a call replies. An error is an answer, unless it is one of those that say that nobody looked.</summary>
internal static class Reply
{
    private const int Deepest = 3;

    /// <summary>What a user cannot act on: it names neither the argument nor what would fit.</summary>
    private static readonly Type[] unnamed =
    [
        typeof(NullReferenceException), typeof(IndexOutOfRangeException), typeof(InvalidCastException), typeof(ArrayTypeMismatchException),
        typeof(AccessViolationException), typeof(OverflowException), typeof(TypeInitializationException),
        typeof(TargetInvocationException), typeof(InsufficientExecutionStackException), typeof(InvalidProgramException),
    ];

    /// <summary>The error that names nothing, of the call or of what comes late; null if there is none.</summary>
    internal static string? Fault(MethodBase member, object? receiver, object?[] arguments, Values values)
    {
        try
        {
            Look(Callable.Of(member)(receiver, arguments), values, 0);
            return null;
        }
        catch (Exception e)
        {
            return Array.Exists(unnamed, type => type.IsInstanceOfType(e)) ? $"{e.GetType().Name}: {e.Message} of ({Text(arguments)}) {e.StackTrace}" : null;
        }
    }

    /// <summary>
    /// What comes late comes here: the text of the result, the first of a sequence, what a function gives, a layer's output and a rule's step.
    /// </summary>
    private static void Look(object? result, Values values, int depth)
    {
        if (depth == Deepest) return;
        if (result is ITuple many)
        {
            for (int i = 0; i < many.Length; i++) Look(many[i], values, depth + 1);
        }
        if (result is Delegate f && values.ArgumentsOf(f) is { } arguments)
        {
            Look(Callable.Of(f.GetType().GetMethod("Invoke")!)(f, arguments), values, depth + 1);
        }
        if (result is ILayer layer) Look(layer.Forward((Tensor)values.Of(typeof(Tensor))!), values, depth + 1);
        else if (result is ILayerInit description) Look(description.BuildLayer(new Key(1), new Shape(2, 3)), values, depth + 1);
        if (result is Rule rule) Look(rule.Setup(Tensor.Ones(2, 3)).Update(Tensor.Ones(2, 3), Tensor.Ones(2, 3)), values, depth + 1);
        if (result is IEnumerable sequence and not string)
        {
            var items = sequence.GetEnumerator();
            for (int i = 0; i < 3 && items.MoveNext(); i++) _ = items.Current?.ToString();
        }
        _ = result?.ToString();
    }

    private static string Text(object?[] arguments) => string.Join("; ", arguments.Select(argument => argument switch
    {
        null => "null",
        Tensor x => $"{x.DType} {x.Shape}",
        Array { Rank: 1, Length: < 9 } many => $"[{Text([.. many.Cast<object?>()])}]",
        Delegate => argument.GetType().Name,
        string or IFormattable or bool => argument.ToString() is { Length: < 80 } text ? text : argument.GetType().Name,
        _ => argument.GetType().Name,
    }));
}
