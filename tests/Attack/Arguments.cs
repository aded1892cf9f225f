using System.Reflection;

namespace Flux.Attack;

/// <summary>Every public member with hostile arguments.</summary>
internal static class Arguments
{
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
        object?[] arguments = [.. member.GetParameters().Select(parameter => values.Of(parameter))];
        return Reply.Fault(member, receiver, arguments, values);
    }
}
