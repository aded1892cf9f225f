using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Flux.Attack;

/// <summary>The public constructors, properties and functions of some libraries that give a value of a type, looked for once for each type.</summary>
internal sealed class Makers
{
    private static readonly ConditionalWeakTable<Assembly[], Makers> known = [];

    private readonly ILookup<Type, MethodBase> all;
    private readonly ConcurrentDictionary<Type, MethodBase[]> ofTypes = [], ofCollections = [];

    private Makers(Assembly[] assemblies) => all = All(assemblies);

    internal static Makers Of(Assembly[] assemblies) => known.GetValue(assemblies, libraries => new Makers(libraries));

    /// <summary>What gives a value of the type.</summary>
    internal MethodBase[] Of(Type type) => ofTypes.GetOrAdd(type, _ => [.. Ways(type).Select(way => Filled(way, type)).OfType<MethodBase>()]);

    /// <summary>The type of a collection's items.</summary>
    internal static Type Item(Type collection) => collection.GenericTypeArguments is [var item]
        ? item
        : (collection.Name == "FSharpMap`2" ? typeof(Tuple<,>) : typeof(KeyValuePair<,>)).MakeGenericType(collection.GenericTypeArguments);

    /// <summary>A collection of the type with these items; null where nothing gives one.</summary>
    internal object? Collected(Type type, Array items)
    {
        if (items.GetType().IsAssignableTo(type)) return items;
        var ways = ofCollections.GetOrAdd(type, _ => [.. WaysFromItems(type)]);
        var way = Array.Find(ways, way => way.GetParameters()[0].ParameterType.IsInstanceOfType(items));
        return way is null ? null : Callable.Of(way)(null, [items]);
    }

    private static IEnumerable<MethodBase> WaysFromItems(Type type)
    {
        var (parts, open) = (type.GenericTypeArguments, type.GetGenericTypeDefinition());
        if (open == typeof(ImmutableArray<>)) return typeof(ImmutableArray).GetMethods().Where(m => m.Name == "ToImmutableArray").SelectMany(Filled);
        if (open.Name == "FSharpList`1") return open.Assembly.GetType("Microsoft.FSharp.Collections.ListModule")!.GetMethods()
            .Where(m => m.Name == "OfSeq").SelectMany(Filled);
        if (type.IsInterface && parts.Length == 2) type = typeof(Dictionary<,>).MakeGenericType(parts);
        return type.GetConstructors().Where(made => made.GetParameters().Length == 1);

        IEnumerable<MethodBase> Filled(MethodInfo method) => method.GetParameters().Length == 1 ? [method.MakeGenericMethod(parts)] : [];
    }

    private IEnumerable<MethodBase> Ways(Type type)
    {
        var direct = all[type.IsGenericType ? type.GetGenericTypeDefinition() : type];
        if (!type.IsInterface && !type.IsAbstract) return direct;
        return direct.Concat(all.Where(group => !group.Key.IsGenericType && group.Key.IsAssignableTo(type)).SelectMany(group => group));
    }

    /// <summary>A maker with the type's own parts in place of its type parameters.</summary>
    private static MethodBase? Filled(MethodBase way, Type type)
    {
        var made = way is MethodInfo { ReturnType: var result } ? result : way.DeclaringType!;
        if (!way.ContainsGenericParameters && made.IsAssignableTo(type)) return way;
        if (!type.IsGenericType) return null;
        try
        {
            if (way is ConstructorInfo) return type.GetConstructors().FirstOrDefault(own => own.MetadataToken == way.MetadataToken);
            var method = (MethodInfo)way;
            if (method.ContainsGenericParameters && method.DeclaringType!.ContainsGenericParameters) return null;
            if (!method.IsGenericMethodDefinition) return method.ReturnType == type ? method : null;
            var named = method.GetGenericArguments();
            var positions = named.Select(name => Array.IndexOf(method.ReturnType.GetGenericArguments(), name)).ToArray();
            if (positions.Contains(-1)) return null;
            var filled = method.MakeGenericMethod([.. positions.Select(at => type.GenericTypeArguments[at])]);
            return filled.ReturnType == type ? filled : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static ILookup<Type, MethodBase> All(Assembly[] assemblies)
    {
        var types = assemblies.SelectMany(assembly => assembly.GetExportedTypes()).Where(type => !type.FullName!.Contains('<')).ToArray();
        var constructors = types.Where(type => !type.IsAbstract).SelectMany(type => type.GetConstructors()).Select(made => (Of: made.DeclaringType!, made));
        var functions =
            from type in types
            where !type.ContainsGenericParameters
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            where !method.Name.Contains('<') && method.GetParameters().All(parameter => !parameter.ParameterType.IsByRef)
            select (Of: method.ReturnType, Made: (MethodBase)method);
        return constructors.Select(c => (c.Of, Made: (MethodBase)c.made)).Concat(functions)
            .Where(way => way.Made.GetParameters().All(parameter => !parameter.ParameterType.IsPointer))
            .ToLookup(way => way.Of.IsGenericType ? way.Of.GetGenericTypeDefinition() : way.Of, way => way.Made);
    }
}
