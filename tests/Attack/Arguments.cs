using System.Collections;
using System.Reflection;

namespace Flux.Attack;

/// <summary>Every public member with hostile arguments. An error is an answer, unless it is one of those that say that nobody looked.</summary>
internal static class Arguments
{
    /// <summary>What a user cannot act on: it names neither the argument nor what would fit.</summary>
    private static readonly Type[] unnamed =
    [
        typeof(NullReferenceException), typeof(IndexOutOfRangeException), typeof(InvalidCastException), typeof(ArrayTypeMismatchException),
        typeof(AccessViolationException), typeof(OverflowException), typeof(TypeInitializationException),
        typeof(TargetInvocationException), typeof(InsufficientExecutionStackException), typeof(InvalidProgramException),
    ];

    /// <summary>How much work is asked for; as much as the largest number says would end some day, and is no hang.</summary>
    private static readonly string[] amounts = ["iterations", "steps", "maxSteps", "samples", "evaluations", "epochs", "n"];

    internal static readonly Assembly[] Libraries =
        [typeof(Device).Assembly, typeof(Tensor).Assembly, typeof(Reporting.Plot).Assembly, typeof(Images).Assembly, typeof(FSharp.Operators).Assembly];

    /// <summary>All members in turn, with other arguments each time, without end.</summary>
    internal static IEnumerable<Case> Cases(int seed)
    {
        MethodBase[] members = [.. Surface.Members(Libraries).OrderBy(member => member.ToString(), StringComparer.Ordinal)];
        Directory.SetCurrentDirectory(Directory.CreateTempSubdirectory().FullName);
        for (int number = 0; ; number++)
        {
            var member = members[number % members.Length];
            int own = seed * 1_000_003 + number;
            yield return new($"{member.DeclaringType!.Name}.{member}", () => Failure(member, new Random(own)));
        }
    }

    private static string? Failure(MethodBase member, Random random)
    {
        var values = new Values(Libraries, random, hostile: true);
        object? receiver = null;
        if (member is { IsStatic: false, IsConstructor: false })
        {
            receiver = values.Of(member.DeclaringType!);
            if (receiver is null) return null;
        }
        object?[] arguments = [.. member.GetParameters().Select(parameter => Moderate(parameter.Name, values.Of(parameter)))];
        try
        {
            Look(Callable.Of(member)(receiver, arguments));
            return null;
        }
        catch (Exception e)
        {
            return Array.Exists(unnamed, type => type.IsInstanceOfType(e)) ? $"{e.GetType().Name}: {e.Message} of ({Text(arguments)}) {e.StackTrace}" : null;
        }
    }

    private static object? Moderate(string? name, object? argument) =>
        argument is int many && amounts.Contains(name, StringComparer.OrdinalIgnoreCase) ? Math.Min(many, 1000) : argument;

    /// <summary>What comes late comes here: the text of the result, and the first of a sequence.</summary>
    private static void Look(object? result)
    {
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
