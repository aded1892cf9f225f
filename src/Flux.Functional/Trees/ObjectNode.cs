using PolyType.Abstractions;

namespace Flux;

/// <summary>A record, class, struct or tuple: every member is walked and the value is built again by its constructor.</summary>
/// <param name="arguments">Makes the empty constructor arguments.</param>
/// <param name="construct">The constructor.</param>
/// <param name="members">What it takes.</param>
/// <param name="derived">Walks values of derived types; null if there are none.</param>
internal sealed class ObjectNode<D, A>(Func<A> arguments, Constructor<A, D> construct, Member<D, A>[] members, OpenNode<D>? derived) : Node<D>
    where A : IArgumentState
{
    private readonly bool holds = Array.Exists(members, member => member.Holds);

    internal override bool Holds => holds || derived is not null;

    internal override D Map(D x, Mapping m)
    {
        if (x is null) return x;
        if (derived is not null && x.GetType() != typeof(D)) return derived.Map(x, m);
        if (!m.Visits(holds)) return x;
        var state = arguments();
        foreach (var member in members) member.Map(ref x, ref state, m);
        return construct(ref state);
    }

    internal override void Scan(D x, Scan s)
    {
        if (typeof(D).IsClass) s.Present(x is not null);
        if (x is null) return;
        if (derived is not null && x.GetType() != typeof(D))
        {
            derived.Scan(x, s);
            return;
        }
        if (!s.Visits(holds)) return;
        s.Module(x);
        var owner = s.Detailed ? x as INamedParts : null;
        foreach (var member in members) member.Scan(ref x, s, owner);
    }
}

/// <summary>A member of D and the constructor argument A that sets it.</summary>
internal abstract class Member<D, A>(string name)
{
    internal string Name => name;
    internal abstract bool Holds { get; }
    internal abstract void Map(ref D owner, ref A state, Mapping m);
    internal abstract void Scan(ref D owner, Scan s, INamedParts? names);
}

/// <summary>A member of type P.</summary>
internal sealed class Member<D, A, P>(string name, Getter<D, P> get, Setter<A, P> set, Node<P> node) : Member<D, A>(name)
{
    internal override bool Holds => node.Holds;

    internal override void Map(ref D owner, ref A state, Mapping m) => set(ref state, node.Map(get(ref owner), m));

    internal override void Scan(ref D owner, Scan s, INamedParts? names)
    {
        var value = get(ref owner);
        if (!s.Enter(Name, value, names)) return;
        node.Scan(value, s);
        s.Exit();
    }
}
