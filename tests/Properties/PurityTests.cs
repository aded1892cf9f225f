using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Xunit;

namespace Flux.Properties;

/// <summary>The architecture's promises, read from the assembly: pure where users look, and arrows that point one way.</summary>
public sealed class PurityTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
    private static readonly Assembly Functional = typeof(Tensor).Assembly, Kernels = typeof(Device).Assembly;

    private static readonly Type[] bodyKinds = [typeof(IScalarBody), typeof(IBinaryBody), typeof(ITernaryBody)];

    private static IEnumerable<Type> Types => Functional.GetTypes().Where(t =>
        t.GetCustomAttribute<CompilerGeneratedAttribute>() is null && t.DeclaringType?.GetCustomAttribute<CompilerGeneratedAttribute>() is null);

    private static IEnumerable<Type> PublicTypes => Kernels.GetExportedTypes().Concat(Functional.GetExportedTypes());

    [Fact]
    public void No_static_field_is_mutable_but_the_trace_counter() =>
        Assert.Equal(["Trace.counter"], Types.SelectMany(t => t.GetFields(All))
            .Where(f => f is { IsStatic: true, IsInitOnly: false, IsLiteral: false } && f.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
            .Select(f => $"{f.DeclaringType!.Name}.{f.Name}"));

    [Fact]
    public void No_public_property_can_be_set_after_construction() =>
        Assert.Empty(PublicTypes.SelectMany(t => t.GetProperties(All))
            .Where(p => p.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}"));

    [Fact]
    public void No_public_field_is_mutable() =>
        Assert.Empty(PublicTypes.Where(t => !t.IsEnum).SelectMany(t => t.GetFields(All))
            .Where(f => f is { IsPublic: true, IsInitOnly: false, IsLiteral: false })
            .Select(f => $"{f.DeclaringType!.Name}.{f.Name}"));

    [Fact]
    public void No_public_method_takes_ref_or_out() =>
        Assert.Empty(PublicMethods.Where(m => m.Name != "Deconstruct" && m.GetParameters().Any(p => p.ParameterType.IsByRef && !p.IsIn))
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}"));

    [Fact]
    public void No_public_type_must_be_disposed() => Assert.DoesNotContain(PublicTypes, t => typeof(IDisposable).IsAssignableFrom(t));

    [Fact]
    public void Public_methods_return_something_unless_they_save_or_fill_a_buffer_of_a_rule() =>
        Assert.Empty(PublicMethods.Where(m => m.ReturnType == typeof(void) && !m.IsSpecialName && m.Name is not ("Save" or "Deconstruct" or "PullAll"))
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}"));

    [Fact]
    public void The_library_reaches_ILGPU_only_through_the_kernels_assembly() =>
        Assert.DoesNotContain(Functional.GetReferencedAssemblies(), name => name.Name!.StartsWith("ILGPU", StringComparison.Ordinal));

    [Fact]
    public void The_kernels_know_nothing_of_the_library_above() =>
        Assert.DoesNotContain(Kernels.GetReferencedAssemblies(), name => name.Name == Functional.GetName().Name);

    [Fact]
    public void Everything_a_user_names_is_in_one_namespace_and_beside_it_are_the_bodies()
    {
        var bodies = PublicTypes.Where(t => t.Namespace == "Flux.Bodies").ToHashSet();
        Assert.Equal(["Flux"], PublicTypes.Except(bodies).Select(t => t.Namespace).Distinct());
        Assert.Equal(bodies, PublicTypes.Where(t => t.IsValueType && bodyKinds.Any(kind => t.IsAssignableTo(kind))).ToHashSet());
    }

    [Fact]
    public void Of_operations_users_see_only_the_kinds() =>
        Assert.Equal(
            ["BilinearPrimitive", "LinearPrimitive", "Primitive"],
            PublicTypes.Where(t => t.IsAssignableTo(typeof(Primitive))).Select(t => t.Name).Order());

    // What a serialiser of .NET calls has the shape that .NET gives it.
    private static IEnumerable<MethodInfo> PublicMethods =>
        PublicTypes.Where(t => !t.IsAssignableTo(typeof(JsonConverter))).SelectMany(t => t.GetMethods(All)).Where(m => m.IsPublic);
}
