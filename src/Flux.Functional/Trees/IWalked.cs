namespace Flux;

/// <summary>
/// A type that walks its members itself: a generic one, whose shape cannot be generated before its arguments are known. Members come in one order in both
/// walks.
/// </summary>
internal interface IWalked
{
    /// <summary>The same structure with mapped leaves.</summary>
    object Map(Mapping m);

    /// <summary>Reports the members.</summary>
    void Scan(Scan s);
}

/// <summary>A T that walks itself.</summary>
internal sealed class WalkedNode<T> : Node<T>
{
    internal static bool Fits(Type type) => type.IsSealed && typeof(IWalked).IsAssignableFrom(type);

    internal override T Map(T x, Mapping m) => x is IWalked walked ? (T)walked.Map(m) : x;

    internal override void Scan(T x, Scan s)
    {
        s.Present(x is not null);
        if (x is not IWalked walked) return;
        s.Module(x);
        walked.Scan(s);
    }
}
