using System.Reflection;
using Flux.Bodies;

namespace Flux.Attack;

/// <summary>All that users can call, with types in place of type parameters.</summary>
internal static class Surface
{
    private const BindingFlags Users = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>What may stand for a type parameter; the first that the constraints allow does.</summary>
    private static readonly Type[] arguments =
        [typeof(Tensor), typeof(Dense), typeof(double), typeof(TanhBody), typeof(AddBody), typeof(Halfway), typeof(Num<double>), typeof(NoState)];

    /// <summary>The public methods, operators, accessors and constructors that have code.</summary>
    internal static IEnumerable<MethodBase> Members(IEnumerable<Assembly> assemblies) =>
        from type in assemblies.SelectMany(assembly => assembly.GetExportedTypes())
        where !type.IsEnum && !type.IsAssignableTo(typeof(Delegate)) && !type.FullName!.Contains('<')
        let closed = type.ContainsGenericParameters ? Closed(type.GetGenericArguments(), type.MakeGenericType) : type
        where closed is not null
        from member in closed.GetMembers(Users).OfType<MethodBase>()
        where !member.IsAbstract && !(member.IsConstructor && (type.IsAbstract || member.IsStatic)) && !member.Name.Contains('<')
        let called = member.ContainsGenericParameters ? Closed(member.GetGenericArguments(), ((MethodInfo)member).MakeGenericMethod) : member
        where called is not null
        select called;

    /// <summary>The same member before any type parameter was replaced.</summary>
    internal static MethodBase Open(MethodBase member) => member.Module.ResolveMethod(member.MetadataToken)!;

    /// <summary>Types in place of type parameters, the first of each that go together; null if none do.</summary>
    private static T? Closed<T>(Type[] parameters, Func<Type[], T> make) where T : class
    {
        foreach (var chosen in Choices(parameters.Length))
        {
            try
            {
                return make(chosen);
            }
            catch (Exception e) when (e is ArgumentException or TypeLoadException)
            {
            }
        }
        return null;
    }

    private static IEnumerable<Type[]> Choices(int count) => count == 0
        ? [[]]
        : from rest in Choices(count - 1) from first in arguments select (Type[])[first, .. rest];
}
