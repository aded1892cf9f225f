using PolyType;
using PolyType.Abstractions;

namespace Flux;

/// <summary>A union: the case is part of the structure and of the path.</summary>
internal sealed class UnionNode<U>(Getter<U, int> index, Node<U>[] cases, string[] names) : Node<U>
{
    internal override U Map(U x, Mapping m) => x is null ? x : cases[CaseOf(ref x)].Map(x, m);

    internal override void Scan(U x, Scan s)
    {
        s.Present(x is not null);
        if (x is null) return;
        int i = CaseOf(ref x);
        s.EnterCase(i, names[i]);
        cases[i].Scan(x, s);
        s.Exit();
    }

    private int CaseOf(ref U x) => index(ref x) is >= 0 and var i
        ? i
        : throw new TreeException($"{x!.GetType().Name} is not a declared case of {typeof(U).Name}: {string.Join(", ", names)}.");
}

/// <summary>A value walked in the form of another type: a union's case, a surrogate.</summary>
internal sealed class CaseNode<U, C>(Func<U, C> open, Func<C, U> close, Node<C> node) : Node<U>
{
    internal override bool Holds => node.Holds;
    internal override U Map(U x, Mapping m) => close(node.Map(open(x), m));
    internal override void Scan(U x, Scan s) => node.Scan(open(x), s);
}

/// <summary>An option or a nullable struct: nothing, or a value that adds nothing to the path.</summary>
internal sealed class OptionNode<O, E>(OptionDeconstructor<O, E> open, Func<O> none, Func<E, O> some, Node<E> node) : Node<O>
{
    internal override bool Holds => node.Holds;

    internal override O Map(O x, Mapping m) => open(x, out var value) ? some(node.Map(value!, m)) : none();

    internal override void Scan(O x, Scan s)
    {
        bool present = open(x, out var value);
        s.Present(present);
        if (present) node.Scan(value!, s);
    }
}
