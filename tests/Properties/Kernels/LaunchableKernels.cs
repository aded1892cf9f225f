using System.Numerics;
using System.Reflection;
using Flux.Kernels;
using ILGPU;

namespace Flux.Properties.Kernels;

/// <summary>
/// Every kernel that the library can launch, found by reflection: each kernel method with all type arguments of the library that its constraints allow.
/// A kernel or a body that is added to the library is found by itself.
/// </summary>
internal static class LaunchableKernels
{
    private static readonly Type[] bits = [typeof(byte), typeof(ushort), typeof(uint), typeof(ulong)];
    private static readonly Type[] numbers = [typeof(int), typeof(float), typeof(double)];
    private static readonly Type[] types = [.. new[] { typeof(GpuKernels).Assembly, typeof(Tensor).Assembly }.SelectMany(a => a.GetTypes())];
    private static readonly Type[] plain = [.. types.Where(t => t is { IsValueType: true, IsGenericTypeDefinition: false, IsByRefLike: false })];

    /// <summary>Every body, with its slopes and what else is made of one.</summary>
    internal static Type[] Bodies { get; } = WithDerivatives();

    /// <summary>Kernel methods as they are written, open in their types.</summary>
    internal static MethodInfo[] Methods { get; } =
    [
        .. from type in types
           where type is { IsAbstract: true, IsSealed: true, IsNested: false }
           from method in type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           where method.IsAssembly && method.ReturnType == typeof(void) && method.GetParameters().Any(p => IsOfKernels(p.ParameterType))
           orderby type.Name, method.Name
           select method,
    ];

    /// <summary>Those methods with their type arguments.</summary>
    internal static MethodInfo[] All { get; } = [.. Methods.SelectMany(Instances)];

    /// <summary>A kernel and its types, for messages.</summary>
    internal static string Name(MethodInfo kernel) => $"{kernel.DeclaringType}.{kernel}";

    /// <summary>The instances of one method.</summary>
    internal static IEnumerable<MethodInfo> Instances(MethodInfo open) =>
        from type in Closed(open.DeclaringType!, Arguments)
        let method = (MethodInfo)MethodBase.GetMethodFromHandle(open.MethodHandle, type.TypeHandle)!
        from closed in method.IsGenericMethodDefinition ? WithBodies(method) : [method]
        where IsLaunched(closed)
        select closed;

    private static bool IsOfKernels(Type type) =>
        type == typeof(Index1D) || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ArrayView<>)
        || type.IsGenericTypeParameter && type.GetGenericParameterConstraints().Any(c => c.Name.StartsWith("IGpu", StringComparison.Ordinal));

    // Elements of one type are copied, not cast, and doubles on either side are cast as doubles.
    private static bool IsLaunched(MethodInfo kernel)
    {
        if (!kernel.DeclaringType!.IsGenericType || kernel.DeclaringType.GetGenericTypeDefinition() != typeof(CastKernels<,,,>)) return true;
        var arguments = kernel.DeclaringType.GetGenericArguments();
        return arguments[0] != arguments[2] && arguments.Contains(typeof(double)) == (kernel.Name == "Doubles");
    }

    private static IEnumerable<MethodInfo> WithBodies(MethodInfo kernel)
    {
        var wanted = kernel.GetGenericArguments()[0].GetGenericParameterConstraints().Single(c => c.IsInterface);
        return from body in Bodies where wanted.IsAssignableFrom(body) select kernel.MakeGenericMethod(body);
    }

    // Each body by itself, and within each body that takes another: slopes, and what is composed (of a body with itself).
    private static Type[] WithDerivatives()
    {
        Type[] simple = [.. plain.Where(IsBody)];
        return
        [
            .. simple,
            .. from outer in types
               where outer is { IsValueType: true, IsGenericTypeDefinition: true, IsNested: false } && IsBody(outer)
               from inner in simple
               let closed = Try(outer, [.. outer.GetGenericArguments().Select(_ => inner)])
               where closed is not null
               select closed,
        ];
    }

    private static bool IsBody(Type type) =>
        typeof(IScalarBody).IsAssignableFrom(type) || typeof(IBinaryBody).IsAssignableFrom(type) || typeof(ITernaryBody).IsAssignableFrom(type);

    private static IEnumerable<Type> Closed(Type open, Func<Type, IEnumerable<Type>> choose)
    {
        if (!open.IsGenericTypeDefinition) return [open];
        IEnumerable<Type[]> choices = [[]];
        foreach (var parameter in open.GetGenericArguments())
        {
            Type[] fit = [.. choose(parameter)];
            choices = [.. from before in choices from next in fit select (Type[])[.. before, next]];
        }
        return from arguments in choices let closed = Try(open, arguments) where closed is not null select closed;
    }

    // What a parameter may be: elements are numbers, or bits where nothing says what they mean; the rest is what has the interfaces.
    private static IEnumerable<Type> Arguments(Type parameter)
    {
        var interfaces = parameter.GetGenericParameterConstraints().Where(c => c.IsInterface).Select(Definition).ToArray();
        if (interfaces.Length > 0 && interfaces.All(i => i.Namespace == typeof(INumber<>).Namespace)) return numbers;
        if (interfaces.Length == 0) return [.. bits, .. numbers];
        return from type in types
               where type is { IsValueType: true, IsByRefLike: false, IsNested: false }
               where interfaces.All(wanted => type.GetInterfaces().Any(has => Definition(has) == wanted))
               from closed in Closed(type, Inner)
               select closed;
    }

    private static IEnumerable<Type> Inner(Type parameter) =>
        parameter.GetGenericParameterConstraints().Any(c => c.IsInterface && Definition(c) == typeof(IGpuReal<,>)) ? [typeof(Real32), typeof(Real64)] : numbers;

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static Type? Try(Type open, Type[] arguments)
    {
        try
        {
            return open.MakeGenericType(arguments);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
