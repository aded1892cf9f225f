using System.Reflection;
using System.Runtime.CompilerServices;
using Flux.Attack;
using Flux.Reporting;
using Xunit;

namespace Flux.Properties.Architecture;

/// <summary>Null for a parameter whose type has no question mark is refused at the door of every public member, by name.</summary>
public sealed class NullTests
{
    private static readonly Assembly[] libraries =
        [typeof(Device).Assembly, typeof(Tensor).Assembly, typeof(Plot).Assembly, Assembly.LoadFrom(Path.Combine(Checkout.FSharpFace, "Flux.FSharp.dll"))];

    public static TheoryData<int> Libraries => [.. Enumerable.Range(0, libraries.Length)];

    [Theory, MemberData(nameof(Libraries))]
    public void Every_public_member_names_the_null_it_does_not_take(int library)
    {
        var faults = new List<string>();
        int tried = 0;
        foreach (var member in Surface.Members([libraries[library]]))
        {
            foreach (int forbidden in Forbidden(member))
            {
                tried++;
                if (Fault(member, forbidden) is { } fault) faults.Add($"{member.DeclaringType!.Name}.{member}: {fault}");
            }
        }
        Assert.True(tried >= 10, $"only {tried} parameters");
        Assert.True(faults.Count == 0, $"{faults.Count} of {tried}:\n{string.Join('\n', faults)}");
    }

    /// <summary>The places of parameters that the compiler would not let be null, as .NET itself reads it. What a type parameter stands for may be.</summary>
    private static IEnumerable<int> Forbidden(MethodBase member) =>
        from parameter in Surface.Open(member).GetParameters()
        let type = parameter.ParameterType
        where !type.IsValueType && !type.IsGenericParameter && !type.IsByRef && !type.IsPointer
        where new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.NotNull
        select parameter.Position;

    private static string? Fault(MethodBase member, int forbidden)
    {
        var parameters = member.GetParameters();
        var values = new Values(libraries, new Random(1), hostile: false);
        object? receiver = member.IsStatic || member.IsConstructor
            ? null
            : values.Of(member.DeclaringType!) ?? RuntimeHelpers.GetUninitializedObject(member.DeclaringType!); // read from a file, and not looked at yet
        object?[] arguments = [.. parameters.Select((parameter, i) => i == forbidden ? null : values.Of(parameter))];
        var error = Record.Exception(() => Callable.Of(member)(receiver, arguments));
        string name = parameters[forbidden].Name!;
        return error is ArgumentNullException refused && refused.ParamName == name
            ? null
            : $"null for {name} gives {error?.GetType().Name ?? "a result"}: {error?.Message}";
    }
}
