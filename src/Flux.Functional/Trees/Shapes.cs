using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using PolyType;
using PolyType.Abstractions;
using PolyType.ReflectionProvider;
using PolyType.Utilities;

namespace Flux;

/// <summary>
/// Finds the walk of a type from its PolyType shape: the generated one where the type has it, else by reflection where that sees all members.
/// </summary>
[GenerateShapeFor<Tensor[]>, GenerateShapeFor<ImmutableArray<Tensor>>]
[GenerateShapeFor<ImmutableArray<object>>, GenerateShapeFor<ImmutableArray<NonTrainable>>]
[GenerateShapeFor<ImmutableDictionary<string, Tensor>>, GenerateShapeFor<ImmutableSortedDictionary<string, Tensor>>]
[GenerateShapeFor<bool>, GenerateShapeFor<char>, GenerateShapeFor<byte>, GenerateShapeFor<int>, GenerateShapeFor<long>, GenerateShapeFor<ulong>]
[GenerateShapeFor<Half>, GenerateShapeFor<float>, GenerateShapeFor<double>, GenerateShapeFor<decimal>, GenerateShapeFor<Key>, GenerateShapeFor<DType>]
[GenerateShapeFor<DateTime>, GenerateShapeFor<DateTimeOffset>, GenerateShapeFor<DateOnly>, GenerateShapeFor<TimeOnly>, GenerateShapeFor<TimeSpan>]
[GenerateShapeFor<Guid>]
internal sealed partial class Shapes
{
    private static readonly MultiProviderTypeCache cache = new()
    {
        DelayedValueFactory = new Later(),
        ValueBuilderFactory = context => new NodeBuilder(context),
    };

    private static readonly ITypeShapeProvider library = TypeShapeResolver.Resolve<Tensor[], Shapes>().Provider;

    internal static Node<T> Node<T>() => Root<T>.Walk;

    internal static Node<T> Node<T>(ITypeShape<T> shape) => (Node<T>)cache.GetOrAdd(shape)!;

    /// <summary>The shape of a run-time type; a provider that knew the declared type is asked first.</summary>
    internal static ITypeShape Of(Type type, ITypeShapeProvider? near = null)
    {
        var declared = FSharpTypes.UnionOf(type) ?? type;
        return near?.GetTypeShape(declared) ?? library.GetTypeShape(declared) ?? Generated(declared) ?? Reflected(declared);
    }

    /// <summary>The shape of a declared type.</summary>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Looks only for a generated shape.")]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Looks only for a generated shape.")]
    [UnconditionalSuppressMessage("Trimming", "IL2091", Justification = "Looks only for a generated shape.")]
    internal static ITypeShape<T> Declared<T>() =>
        TypeShapeResolver.ResolveDynamic<T>() ?? (ITypeShape<T>)(library.GetTypeShape(typeof(T)) ?? Reflected(typeof(T)));

    /// <summary>The shape that a run-time type carries; none for a struct where no code was compiled for it.</summary>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Reference types share the code of Carried<string>; of structs the failure is caught.")]
    [UnconditionalSuppressMessage("Trimming", "IL2060", Justification = "Looks only for a generated shape; a type that lost it is refused.")]
    private static ITypeShape? Generated(Type type)
    {
        if (type.IsValueType && !Metadata.IsWhole) return null;
        Func<ITypeShape?> carried = Carried<string>;
        return (ITypeShape?)carried.Method.GetGenericMethodDefinition().MakeGenericMethod(type).Invoke(null, null);
    }

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Looks only for a generated shape.")]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Looks only for a generated shape.")]
    [UnconditionalSuppressMessage("Trimming", "IL2091", Justification = "Looks only for a generated shape.")]
    private static ITypeShape? Carried<T>() => TypeShapeResolver.ResolveDynamic<T>();

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Not reached in programs compiled ahead of time.")]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Not reached where members were trimmed away.")]
    private static ITypeShape Reflected(Type type)
    {
        if (!Metadata.IsWhole) throw Unmarked(type);
        try
        {
            return ReflectionTypeShapeProvider.Default.GetTypeShape(type)!;
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException)
        {
            throw new TreeException($"{type.Name} cannot be walked: {e.Message}");
        }
    }

    private static TreeException Unmarked(Type type)
    {
        bool held = type.IsArray || type.IsGenericType || type.IsValueType;
        string fits = held ? "hold it in a partial record marked [GenerateShape]" : "mark it [GenerateShape] and partial";
        return new($"{type.Name}: this program was compiled ahead of time or trimmed, and {type.Name} carries no shape; {fits}.");
    }

    private static class Root<T>
    {
        internal static readonly Node<T> Walk = Build();

        private static Node<T> Build()
        {
            if (NodeBuilder.Shapeless<T>() is { } shapeless) return shapeless;
            if (TupleNode<T>.Fits(typeof(T))) return new TupleNode<T>(typeof(T));
            try
            {
                return Node(Declared<T>());
            }
            catch (TreeException) when (typeof(T).IsInterface || typeof(T).IsAbstract || typeof(T) == typeof(object))
            {
                return new OpenNode<T>(null);
            }
            catch (TreeException) when (ListAccess.Of(typeof(T)) is not null)
            {
                return new ListNode<T>(ListAccess.Of(typeof(T))!);
            }
            catch (TreeException e)
            {
                return new ErrorNode<T>(e.Message);
            }
        }
    }

    private sealed class Later : IDelayedValueFactory
    {
        DelayedValue IDelayedValueFactory.Create<T>(ITypeShape<T> shape) => new DelayedValue<Node<T>>(self => new LaterNode<T>(() => self.Result));
    }
}
