using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>
/// A reading walk, in the order of Map. It gathers the tensors and a hash of all that may differ between two values of one type: absent parts, run-time types,
/// union cases, counts and keys.
/// </summary>
/// <param name="detail">What else it gathers; null for no more.</param>
internal sealed class Scan(Detail? detail = null)
{
    private List<Tensor>? others;
    internal Depth Depth;

    internal Leaves Trainable { get; } = new();
    internal IReadOnlyList<Tensor> Others => others ?? (IReadOnlyList<Tensor>)[];
    internal int Structure { get; private set; }
    internal bool Detailed => detail is not null;

    internal bool Visits(bool holdsTensors) => holdsTensors || detail is not null;

    internal void Tensor(Tensor x, EntryKind kind)
    {
        if (kind == EntryKind.Trainable) Trainable.Add(x);
        else (others ??= []).Add(x);
        detail?.Entry(x, kind);
    }

    internal void Data<T>(T x)
    {
        if (x is not null) detail?.Entry(x, EntryKind.Static);
    }

    /// <summary>A record or layer that is about to be walked.</summary>
    internal void Module(object x)
    {
        if (x is not ITuple) detail?.Module(x);
    }

    internal void Present(bool present) => Mark(present ? 1 : 0, present, static p => p ? "present" : "absent");
    internal void RunTimeType(Type type) => Mark(type.GetHashCode(), type, static t => "of type " + t.Name);
    internal void Count(int count) => Mark(count, count, static n => $"{n} items");
    internal void Key(object key) => Mark(key.GetHashCode(), key, static k => $"key '{KeyText.Of(k)}'");

    /// <summary>Goes into the case of a union.</summary>
    internal void EnterCase(int index, string name)
    {
        Mark(index, name, static n => "case " + n);
        detail?.EnterCase(name);
    }

    private void Mark<W>(int code, W what, Func<W, string> inWords)
    {
        Structure = HashCode.Combine(Structure, code);
        detail?.Word(inWords(what));
    }

    /// <summary>Comes to a member or entry; true if it is to be walked. Its owner may have names for the items of a list directly below.</summary>
    internal bool Enter<V>(string name, V value, INamedParts? owner = null) => detail is null || detail.Enter(name, value, owner);

    /// <summary>Comes to an item of a list; true if it is to be walked.</summary>
    internal bool EnterItem<V>(int index, V value, bool mayBeNamed) => detail is null || detail.EnterItem(index, value, mayBeNamed);

    /// <summary>Walks a member of a type that walks itself.</summary>
    internal void Member<V>(string name, V value)
    {
        if (!Enter(name, value)) return;
        Shapes.Node<V>().Scan(value, this);
        Exit();
    }

    internal void Exit() => detail?.Exit();

    internal TreeException Error(string why) => detail?.Error(why) ?? new(why);
}
