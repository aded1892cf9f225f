using System.Reflection;

namespace Flux.Attack;

/// <summary>Every public member with hostile arguments.</summary>
internal static class Arguments
{
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
        return Reply.Fault(member, receiver, arguments, values);
    }

    private static object? Moderate(string? name, object? argument) =>
        argument is int many && amounts.Contains(name, StringComparer.OrdinalIgnoreCase) ? Math.Min(many, 1000) : argument;
}
