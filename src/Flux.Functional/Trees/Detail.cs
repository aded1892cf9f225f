using System.Globalization;

namespace Flux;

/// <summary>
/// What a reading walk gathers beside the tensors: paths, every piece of data, modules, and the structure in words; or one level of members only.
/// </summary>
/// <param name="deep">Whether members are walked; else they are listed as <see cref="Children"/>.</param>
internal sealed class Detail(bool deep)
{
    private readonly List<Frame> frames = [];
    private TreePath? path; // of the frames, once it was asked for

    internal List<TreeEntry> Entries { get; } = [];
    internal List<(TreePath Path, string What)> Words { get; } = [];
    internal List<(TreePath Path, object Module)> Modules { get; } = [];
    internal List<(string Name, object? Value)> Children { get; } = [];

    internal void Entry(object value, EntryKind kind) => Entries.Add(new(Path, value, kind));

    internal void Word(string what) => Words.Add((Path, what));

    internal void Module(object x) => Modules.Add((Path, x));

    /// <summary>Comes to a member, an entry, or an item of a list by its index; true if it is to be walked.</summary>
    internal bool Enter(string name, object? value, INamedParts? owner = null)
    {
        if (deep) Push(new(name, owner, false));
        else Children.Add((name, value));
        return deep;
    }

    /// <summary>Comes to an item of a list. A name replaces both the list's own name and the index.</summary>
    internal bool EnterItem(int index, object? value, bool mayBeNamed)
    {
        string? name = mayBeNamed && frames is [.., { Owner: { } owner }] ? owner.NameOf(index) : null;
        if (name is null) return Enter($"[{index.ToString(CultureInfo.InvariantCulture)}]", value);
        Push(new(name, null, true));
        return true;
    }

    /// <summary>Goes into the case of a union, which is part of paths and no level of its own.</summary>
    internal void EnterCase(string name) => Push(new(name, null, false));

    internal void Exit()
    {
        frames.RemoveAt(frames.Count - 1);
        path = null;
    }

    private void Push(Frame frame)
    {
        frames.Add(frame);
        path = null;
    }

    internal TreeException Error(string why) => new(frames.Count == 0 ? why : $"{Path}: {why}");

    private TreePath Path => path ??= Joined();

    private TreePath Joined()
    {
        var parts = new List<string>(frames.Count);
        foreach (var frame in frames)
        {
            if (frame.ReplacesOuter) parts.RemoveAt(parts.Count - 1);
            parts.Add(frame.Name);
        }
        return new([.. parts]);
    }

    private readonly record struct Frame(string Name, INamedParts? Owner, bool ReplacesOuter);
}
