namespace Flux;

/// <summary>The compiled walk of one type.</summary>
internal abstract class Node<T>
{
    /// <summary>Whether a value of the type may hold a tensor.</summary>
    internal virtual bool Holds => true;

    /// <summary>The same structure with mapped leaves.</summary>
    internal abstract T Map(T x, Mapping m);

    /// <summary>Reports leaves and structure, in the order of <see cref="Map"/>.</summary>
    internal abstract void Scan(T x, Scan s);
}

/// <summary>A trainable tensor, or null.</summary>
internal sealed class TensorNode : Node<Tensor>
{
    internal override Tensor Map(Tensor x, Mapping m) => x is null ? null! : m.Tensor(x);

    internal override void Scan(Tensor x, Scan s)
    {
        s.Present(x is not null);
        if (x is not null) s.Tensor(x, EntryKind.Trainable);
    }
}

/// <summary>A tensor that is moved, cast and saved, but never trained.</summary>
internal sealed class NonTrainableNode : Node<NonTrainable>
{
    internal override NonTrainable Map(NonTrainable x, Mapping m) => m.NonTrainable is { } f && !x.IsDefault ? new(f(x.Value)) : x;

    internal override void Scan(NonTrainable x, Scan s)
    {
        s.Present(!x.IsDefault);
        if (!x.IsDefault) s.Tensor(x.Value, EntryKind.NonTrainable);
    }
}

/// <summary>A number, truth value, enum, key or string: kept, saved.</summary>
internal sealed class DataNode<T> : Node<T>
{
    internal override bool Holds => false;
    internal override T Map(T x, Mapping m) => x is not null && m.Data is { } f ? (T)f(x) : x;
    internal override void Scan(T x, Scan s) => s.Data(x);
}

/// <summary>A value that holds neither tensors nor data: kept.</summary>
internal sealed class StaticNode<T> : Node<T>
{
    internal override bool Holds => false;
    internal override T Map(T x, Mapping m) => x;

    internal override void Scan(T x, Scan s)
    {
        if (x is IModule module) s.Module(module);
    }
}

/// <summary>A type whose tensors cannot be reached or put back: silence would leave them untrained.</summary>
internal sealed class ErrorNode<T>(string why) : Node<T>
{
    internal override T Map(T x, Mapping m) => x is null ? x : throw new TreeException(why);

    internal override void Scan(T x, Scan s)
    {
        if (x is not null) throw s.Error(why);
    }
}

/// <summary>A type met again while its own walk is being built: recursive records.</summary>
internal sealed class LaterNode<T>(Func<Node<T>> node) : Node<T>
{
    internal override T Map(T x, Mapping m)
    {
        if (x is null) return x;
        m.Depth.Enter(typeof(T));
        var mapped = node().Map(x, m);
        m.Depth.Exit();
        return mapped;
    }

    internal override void Scan(T x, Scan s)
    {
        s.Present(x is not null);
        if (x is null) return;
        s.Depth.Enter(typeof(T));
        node().Scan(x, s);
        s.Depth.Exit();
    }
}
