using System.Diagnostics.CodeAnalysis;
using PolyType;
using PolyType.Abstractions;
using PolyType.ReflectionProvider;
using PolyType.Utilities;

namespace Flux;

/// <summary>Finds the walk of a type from its PolyType shape: the generated one where the type has it, else by reflection.</summary>
internal static class Shapes
{
    private const string Marked = "Programs compiled ahead of time mark their types [GenerateShape]; without it the provider throws, which is translated.";

    private static readonly MultiProviderTypeCache cache = new()
    {
        DelayedValueFactory = new Later(),
        ValueBuilderFactory = context => new NodeBuilder(context),
    };

    internal static Node<T> Node<T>() => Root<T>.Walk;

    internal static Node<T> Node<T>(ITypeShape<T> shape) => (Node<T>)cache.GetOrAdd(shape)!;

    /// <summary>The shape of a run-time type; a provider that knew the declared type is asked first.</summary>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = Marked)]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = Marked)]
    internal static ITypeShape Of(Type type, ITypeShapeProvider? near = null)
    {
        try
        {
            var declared = FSharpTypes.UnionOf(type) ?? type;
            return near?.GetTypeShape(declared) ?? ReflectionTypeShapeProvider.Default.GetTypeShape(declared)!;
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException)
        {
            throw new TreeException($"{type.Name} cannot be walked: {e.Message} Mark it [GenerateShape] if the program is compiled ahead of time.");
        }
    }

    /// <summary>The shape of a declared type.</summary>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Looks only for a generated shape.")]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Looks only for a generated shape.")]
    [UnconditionalSuppressMessage("Trimming", "IL2091", Justification = "Looks only for a generated shape.")]
    internal static ITypeShape<T> Declared<T>() => TypeShapeResolver.ResolveDynamic<T>() ?? (ITypeShape<T>)Of(typeof(T));

    private static class Root<T>
    {
        internal static readonly Node<T> Walk = Build();

        private static Node<T> Build()
        {
            try
            {
                return Node(Declared<T>());
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
