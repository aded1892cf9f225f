using PolyType;
using PolyType.Abstractions;
using PolyType.Utilities;

namespace Flux;

/// <summary>Makes the walk of a type: chooses the node and compiles the members.</summary>
internal sealed class NodeBuilder(TypeGenerationContext context) : TypeShapeVisitor, ITypeShapeFunc
{
    /// <summary>Marks a type whose run-time type is known: the case of an F# union, which others may not extend.</summary>
    private enum Closed { Case }

    private ITypeShapeProvider? Provider => context.ParentCache?.Provider;

    private Node<T> Get<T>(ITypeShape<T> shape) => (Node<T>)context.GetOrAdd(shape)!;

    object? ITypeShapeFunc.Invoke<T>(ITypeShape<T> shape, object? state) => Shapeless<T>() ?? shape.Accept(this, state);

    /// <summary>The walk of a type that needs no shape: leaves, functions, and types that walk themselves; null for others.</summary>
    internal static Node<T>? Shapeless<T>()
    {
        var type = typeof(T);
        if (type == typeof(Tensor)) return (Node<T>)(object)new TensorNode();
        if (type == typeof(NonTrainable)) return (Node<T>)(object)new NonTrainableNode();
        if (Statics.IsData(type)) return new DataNode<T>();
        if (Statics.IsOpaque(type)) return new StaticNode<T>();
        if (WalkedNode<T>.Fits(type)) return new WalkedNode<T>();
        if (Coverage.IsFunction(type, out var result)) return Coverage.MayHold(result) ? new FunctionNode<T>() : new StaticNode<T>();
        return null;
    }

    public override object? VisitObject<T>(IObjectTypeShape<T> shape, object? state)
    {
        if (state is not Closed.Case && FSharpTypes.IsUnion(typeof(T))) return Hidden<T>(); // one whose cases can be reached is no object
        bool closed = state is Closed.Case || typeof(T).IsSealed;
        if (!closed && (typeof(T).IsInterface || typeof(T).IsAbstract || typeof(T) == typeof(object))) return new OpenNode<T>(Provider);
        if (shape.Constructor is { Parameters.Count: > 0 } constructor) return constructor.Accept(this, state);
        if (Coverage.Unreached(typeof(T), []) is { } field) return Refused<T>(field);
        return closed ? new StaticNode<T>() : new OpenNode<T>(Provider);
    }

    public override object? VisitConstructor<D, A>(IConstructorShape<D, A> constructor, object? state)
    {
        var readable = constructor.DeclaringType.Properties.Where(property => property.HasGetter).ToArray();
        var members = new List<Member<D, A>>();
        foreach (var parameter in constructor.Parameters.Where(parameter => !Coverage.IsView(typeof(D), parameter)))
        {
            var property = Array.Find(readable, p =>
                p.PropertyType.Type == parameter.ParameterType.Type && string.Equals(p.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
            if (property is null) return Unreadable<D>(parameter);
            members.Add((Member<D, A>)property.Accept(new MemberVisitor<A>(this), parameter)!);
        }
        var covered = members.ConvertAll(member => member.Name);
        bool whole = constructor.DeclaringType.IsTupleType || state is Closed.Case; // their fields have names of their own
        if (!whole && Coverage.Unreached(typeof(D), covered) is { } field) return Refused<D>(field);
        // A variable of an unsealed record type may hold a derived record, whose further members must not be lost.
        var derived = state is Closed.Case || typeof(D).IsSealed ? null : new OpenNode<D>(Provider);
        return new ObjectNode<D, A>(constructor.GetArgumentStateConstructor(), constructor.GetParameterizedConstructor(), [.. members], derived);
    }

    private sealed class MemberVisitor<A>(NodeBuilder builder) : TypeShapeVisitor
    {
        public override object? VisitProperty<D, P>(IPropertyShape<D, P> property, object? parameter) => new Member<D, A, P>(
            property.Name, property.GetGetter(), ((IParameterShape<A, P>)parameter!).GetSetter(), builder.Get(property.PropertyType));
    }

    public override object? VisitEnumerable<C, E>(IEnumerableTypeShape<C, E> shape, object? state)
    {
        var node = Get(shape.ElementType);
        bool rebuilt = shape is { ConstructionStrategy: CollectionConstructionStrategy.Parameterized, IsSetType: false, IsAsyncEnumerable: false, Rank: 1 }
            && !Statics.IsStack(typeof(C));
        if (!rebuilt && !node.Holds && !Coverage.MayHold(typeof(C))) return new StaticNode<C>();
        if (!rebuilt) return new ErrorNode<C>(NotAList(typeof(C), typeof(E)));
        if (typeof(C) == typeof(E[])) return new ManyNode<C, E>(shape.GetGetEnumerable(), items => (C)(object)items, node);
        var construct = shape.GetParameterizedConstructor();
        return new ManyNode<C, E>(shape.GetGetEnumerable(), items => construct(items), node);
    }

    public override object? VisitDictionary<C, K, V>(IDictionaryTypeShape<C, K, V> shape, object? state)
    {
        var node = Get(shape.ValueType);
        if (shape.ConstructionStrategy is not CollectionConstructionStrategy.Parameterized)
        {
            return node.Holds ? new ErrorNode<C>(
                $"{typeof(C).Name} is not an immutable dictionary; use ImmutableDictionary<{typeof(K).Name}, {typeof(V).Name}>.") : new StaticNode<C>();
        }
        var construct = shape.GetParameterizedConstructor();
        return new DictionaryNode<C, K, V>(shape.GetGetDictionary(), entries => construct(entries), node);
    }

    public override object? VisitOptional<O, E>(IOptionalTypeShape<O, E> shape, object? state) =>
        new OptionNode<O, E>(shape.GetDeconstructor(), shape.GetNoneConstructor(), shape.GetSomeConstructor(), Get(shape.ElementType));

    public override object? VisitUnion<U>(IUnionTypeShape<U> shape, object? state) => new UnionNode<U>(
        shape.GetGetUnionCaseIndex(),
        [.. shape.UnionCases.Select(c => (Node<U>)c.Accept(this)!)],
        [.. shape.UnionCases.Select(c => c.Name)]);

    public override object? VisitUnionCase<C, U>(IUnionCaseShape<C, U> union, object? state)
    {
        var marshaler = union.Marshaler;
        object? closed = FSharpTypes.IsOfFSharp(typeof(U)) ? Closed.Case : null;
        return new CaseNode<U, C>(x => marshaler.Unmarshal(x)!, x => marshaler.Marshal(x)!, (Node<C>)union.UnionCaseType.Invoke(this, closed)!);
    }

    public override object? VisitSurrogate<T, S>(ISurrogateTypeShape<T, S> shape, object? state)
    {
        var marshaler = shape.Marshaler;
        return new CaseNode<T, S>(x => marshaler.Marshal(x)!, x => marshaler.Unmarshal(x)!, Get(shape.SurrogateType));
    }

    private static Node<D> Unreadable<D>(IParameterShape parameter) => Coverage.MayHold(typeof(D)) || !Metadata.IsWhole
        ? new ErrorNode<D>(Access.Unreadable(typeof(D), parameter.Name))
        : new StaticNode<D>();

    private static Node<T> Hidden<T>() => Coverage.MayHold(typeof(T)) ? new ErrorNode<T>(Access.Hidden(typeof(T))) : new StaticNode<T>();

    private static ErrorNode<T> Refused<T>(string field) => new(Access.Unreached(typeof(T), field));

    private static string NotAList(Type collection, Type item) => collection.IsArray || Coverage.IsPlatform(collection)
        ? $"{collection.Name} is not an immutable list; use ImmutableArray<{item.Name}>."
        : $"{collection.Name} is a collection by its interfaces; mark it [PolyType.TypeShape(Kind = TypeShapeKind.Object)] to be walked as a record.";
}
