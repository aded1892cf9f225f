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

    [Theory, MemberData(nameof(Libraries))]
    public void No_public_member_meets_a_null_within_an_argument_unprepared(int library)
    {
        string[] faults =
        [
            .. from member in Surface.Members([libraries[library]])
               from parameter in member.GetParameters()
               let type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType
               let within = Nulls.Within(type, Makers.Of(libraries))
               where within is not null
               from seed in Enumerable.Range(1, 3)
               let fault = FaultWithin(member, parameter.Position, within, seed)
               where fault is not null
               select $"{member.DeclaringType!.Name}.{member}: {parameter.Name} {fault}",
        ];
        Assert.True(faults.Length == 0, $"{faults.Length}:\n{string.Join('\n', faults)}");
    }

    /// <summary>The error that names nothing, among plain arguments of a seed.</summary>
    private static string? FaultWithin(MethodBase member, int place, object within, int seed)
    {
        var values = new Values(libraries, new Random(seed), hostile: false);
        object? receiver = member.IsStatic || member.IsConstructor ? null : values.Of(member.DeclaringType!);
        if (receiver is null && member is { IsStatic: false, IsConstructor: false }) return null;
        object?[] arguments = [.. member.GetParameters().Select((parameter, i) => i == place ? within : values.Of(parameter))];
        return Reply.Fault(member, receiver, arguments, values);
    }

    /// <summary>What a type implements for an interface alone is called through it.</summary>
    [Theory, MemberData(nameof(Libraries))]
    public void Every_explicit_implementation_names_the_null_it_does_not_take(int library)
    {
        string[] faults =
        [
            .. from type in libraries[library].GetExportedTypes()
               where type is { IsAbstract: false, ContainsGenericParameters: false, IsValueType: false } && !type.IsAssignableTo(typeof(Delegate))
               from implemented in type.GetInterfaces()
               where implemented.IsVisible && implemented.Assembly == libraries[library]
               let map = type.GetInterfaceMap(implemented)
               from methods in map.InterfaceMethods.Zip(map.TargetMethods)
               where methods.Second.IsPrivate && methods.Second.DeclaringType == type
               from forbidden in Forbidden(methods.First)
               let fault = Fault(methods.First, forbidden, of: type)
               where fault is not null
               select $"{type.Name}.{methods.First}: {fault}",
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

    private static string? Fault(MethodBase member, int forbidden, object? hostile = null, Type? of = null)
    {
        var parameters = member.GetParameters();
        var values = new Values(libraries, new Random(1), hostile: false);
        of ??= member.DeclaringType!;
        object? receiver = member.IsStatic || member.IsConstructor
            ? null
            : values.Of(of) ?? RuntimeHelpers.GetUninitializedObject(of); // read from a file, and not looked at yet
        object?[] arguments = [.. parameters.Select((parameter, i) => i == forbidden ? hostile : values.Of(parameter) ?? Unmade(parameter.ParameterType))];
        var error = Record.Exception(() => Callable.Of(member)(receiver, arguments));
        string name = parameters[forbidden].Name!;
        return error is ArgumentNullException refused && refused.ParamName == name
            ? null
            : $"null for {name} gives {error?.GetType().Name ?? "a result"}: {error?.Message}";
    }
}
