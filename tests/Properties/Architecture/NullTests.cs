using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Flux.Attack;
using Flux.Distributed;
using Flux.Logging;
using Flux.Reporting;
using Xunit;

namespace Flux.Properties.Architecture;

/// <summary>Null for a parameter whose type has no question mark is refused at the door of every public member, by name.</summary>
public sealed class NullTests
{
    private static readonly Assembly[] libraries =
    [
        typeof(Device).Assembly, typeof(Tensor).Assembly, typeof(Plot).Assembly, typeof(Flux.Images).Assembly, typeof(LoggedRun).Assembly, typeof(Mpi).Assembly,
        Assembly.LoadFrom(Path.Combine(Checkout.FSharpFace, "Flux.FSharp.dll")),
    ];

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
        int least = libraries[library] == typeof(LoggedRun).Assembly ? 3
            : libraries[library] == typeof(Flux.Images).Assembly || libraries[library] == typeof(Mpi).Assembly ? 5 : 10;
        Assert.True(tried >= least, $"only {tried} parameters");
        Assert.True(faults.Count == 0, $"{faults.Count} of {tried}:\n{string.Join('\n', faults)}");
    }

    [Theory, MemberData(nameof(Libraries))]
    public void Every_public_member_names_the_array_that_holds_a_null(int library)
    {
        string[] faults =
        [
            .. from member in Surface.Members([libraries[library]])
               from parameter in Surface.Open(member).GetParameters()
               where !parameter.IsOptional && ItemsAreNeverNull(parameter)
               let fault = Fault(member, parameter.Position, Null(member.GetParameters()[parameter.Position].ParameterType))
               where fault is not null
               select $"{member.DeclaringType!.Name}.{member}: {fault}",
        ];
        Assert.True(faults.Length == 0, $"{faults.Length}:\n{string.Join('\n', faults)}");
    }

    private static bool ItemsAreNeverNull(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        bool immutable = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);
        if (!immutable && !type.IsSZArray) return false;
        var item = type.GetElementType() ?? type.GenericTypeArguments[0];
        var read = new NullabilityInfoContext().Create(parameter);
        var state = (immutable ? read.GenericTypeArguments[0] : read.ElementType!).WriteState;
        return !item.IsValueType && !item.IsGenericParameter && read.WriteState == NullabilityState.NotNull && state == NullabilityState.NotNull;
    }

    /// <summary>An array of a single null.</summary>
    private static object Null(Type type)
    {
        if (type.IsSZArray) return Array.CreateInstance(type.GetElementType()!, 1);
        return typeof(NullTests).GetMethod(nameof(NullWithin), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.GenericTypeArguments).Invoke(null, [])!;
    }

    /// <summary>A value of a class that no public member gives.</summary>
    private static object? Unmade(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsArray: false, IsByRef: false, IsPointer: false } && type != typeof(string)
        && !type.IsAssignableTo(typeof(Delegate)) ? RuntimeHelpers.GetUninitializedObject(type) : null;

    private static ImmutableArray<T> NullWithin<T>() => [default!];

    /// <summary>The places of parameters that the compiler would not let be null, as .NET itself reads it. What a type parameter stands for may be.</summary>
    private static IEnumerable<int> Forbidden(MethodBase member) =>
        from parameter in Surface.Open(member).GetParameters()
        let type = parameter.ParameterType
        where !type.IsValueType && !type.IsGenericParameter && !type.IsByRef && !type.IsPointer
        where new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.NotNull
        select parameter.Position;

    private static string? Fault(MethodBase member, int forbidden, object? hostile = null)
    {
        var parameters = member.GetParameters();
        var values = new Values(libraries, new Random(1), hostile: false);
        object? receiver = member.IsStatic || member.IsConstructor
            ? null
            : values.Of(member.DeclaringType!) ?? RuntimeHelpers.GetUninitializedObject(member.DeclaringType!); // read from a file, and not looked at yet
        object?[] arguments = [.. parameters.Select((parameter, i) => i == forbidden ? hostile : values.Of(parameter) ?? Unmade(parameter.ParameterType))];
        var error = Record.Exception(() => Callable.Of(member)(receiver, arguments));
        string name = parameters[forbidden].Name!;
        return error is ArgumentNullException refused && refused.ParamName == name
            ? null
            : $"null for {name} gives {error?.GetType().Name ?? "a result"}: {error?.Message}";
    }
}
