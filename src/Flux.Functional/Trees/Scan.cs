using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>
/// A reading walk, in the order of Map. It gathers the trainable tensors and a hash of all that may differ between two values of one type: absent parts,
/// run-time types, union cases, counts and keys. A detailed scan also knows paths, every piece of data and the structure in words.
/// </summary>
internal sealed class Scan(bool detailed)
{
    private readonly List<Frame> frames = [];
    private readonly List<TreeEntry> entries = [];
    private readonly List<(TreePath Path, string What)> words = [];
    private readonly List<(TreePath Path, object Module)> modules = [];

    internal IReadOnlyList<(TreePath Path, object Module)> Modules => modules;
    internal bool Detailed => detailed;
    internal List<Tensor> Trainable { get; } = new(8);
    internal int Structure { get; private set; }
    internal IReadOnlyList<TreeEntry> Entries => entries;
    internal IReadOnlyList<(TreePath Path, string What)> Words => words;

    internal bool Visits(bool holdsTensors) => holdsTensors || detailed;

    internal void Tensor(Tensor x, EntryKind kind)
    {
        if (kind == EntryKind.Trainable) Trainable.Add(x);
        if (detailed) entries.Add(new(Path, x, kind));
    }

    internal void Data<T>(T x)
    {
        if (detailed && x is not null) entries.Add(new(Path, x, EntryKind.Static));
    }

    /// <summary>A record or layer that is about to be walked.</summary>
    internal void Module(object x)
    {
        if (detailed && x is not ITuple) modules.Add((Path, x));
    }

    internal void Present(bool present) => Mark(present ? 1 : 0, present, static p => p ? "present" : "absent");
    internal void RunTimeType(Type type) => Mark(type.GetHashCode(), type, static t => "of type " + t.Name);
    internal void Count(int count) => Mark(count, count, static n => $"{n} items");
    internal void Case(int index, string name) => Mark(index, name, static n => "case " + n);
    internal void Key(object key) => Mark(key.GetHashCode(), key, static k => $"key '{KeyText.Of(k)}'");

    private void Mark<W>(int code, W what, Func<W, string> inWords)
    {
        Structure = HashCode.Combine(Structure, code);
        if (detailed) words.Add((Path, inWords(what)));
    }

    /// <summary>Goes into a member. Its owner may have names for the items of a list directly below.</summary>
    internal void Enter(string member, INamedParts? owner = null)
    {
        if (detailed) frames.Add(new(member, owner, false));
    }

    /// <summary>Goes into an item of a list. A name replaces both the list's own name and the index.</summary>
    internal void EnterItem(int index, bool mayBeNamed)
    {
        if (!detailed) return;
        string? name = mayBeNamed && frames is [.., { Owner: { } owner }] ? owner.NameOf(index) : null;
        frames.Add(name is null ? new($"[{index}]", null, false) : new(name, null, true));
    }

    internal void Exit()
    {
        if (detailed) frames.RemoveAt(frames.Count - 1);
    }

    internal TreeException Error(string why) => new(frames.Count == 0 ? why : $"{Path}: {why}");

    private TreePath Path
    {
        get
        {
            var parts = new List<string>(frames.Count);
            foreach (var frame in frames)
            {
                if (frame.ReplacesOuter) parts.RemoveAt(parts.Count - 1);
                parts.Add(frame.Name);
            }
            return new([.. parts]);
        }
    }

    private readonly record struct Frame(string Name, INamedParts? Owner, bool ReplacesOuter);
}
