namespace Flux;

public sealed partial record Optimiser<M>
{
    /// <summary>The same state with another learning rate, in every rule that has one.</summary>
    public Optimiser<M> Adjust(double eta) => Changed(rule => rule.WithEta(eta));

    /// <summary>The same state with every rule of type R changed; the rules inside others are reached.</summary>
    public Optimiser<M> Adjust<R>(Func<R, R> change) where R : Rule => Changed(rule => rule.Change(change));

    /// <summary>The same state with another learning rate for the arrays at the given paths, in every rule that has one.</summary>
    /// <exception cref="ArgumentException">No path fits.</exception>
    public Optimiser<M> Adjust(Func<TreePath, bool> where, double eta) =>
        Chosen(nameof(Adjust), where, (slot, i) => slot with { Rule = RuleOf(i).WithEta(eta) });

    /// <summary>The same state with every rule of type R changed for the arrays at the given paths.</summary>
    /// <exception cref="ArgumentException">No path fits.</exception>
    public Optimiser<M> Adjust<R>(Func<TreePath, bool> where, Func<R, R> change) where R : Rule =>
        Chosen(nameof(Adjust), where, (slot, i) => slot with { Rule = RuleOf(i).Change(change) });

    /// <summary>Arrays at the given paths stay as they are from now on.</summary>
    /// <exception cref="ArgumentException">No path fits.</exception>
    public Optimiser<M> Freeze(Func<TreePath, bool> where) => Chosen(nameof(Freeze), where, (slot, _) => slot with { Frozen = true });

    /// <summary>The arrays of a part of the model stay as they are: <c>Freeze(m => m.Encoder)</c>.</summary>
    public Optimiser<M> Freeze(Func<M, object> part) => Freeze(In(part));

    /// <summary>The arrays of every part of a type stay as they are: <c>Freeze&lt;BatchNorm&gt;()</c>.</summary>
    /// <exception cref="ArgumentException">No part has the type.</exception>
    public Optimiser<M> Freeze<L>() => Freeze(In<L>(nameof(Freeze)));

    /// <summary>All arrays move again.</summary>
    public Optimiser<M> Thaw() => this with { Slots = [.. Slots.Select(slot => slot with { Frozen = false })] };

    /// <summary>Arrays at the given paths move again.</summary>
    /// <exception cref="ArgumentException">No path fits.</exception>
    public Optimiser<M> Thaw(Func<TreePath, bool> where) => Chosen(nameof(Thaw), where, (slot, _) => slot with { Frozen = false });

    /// <summary>The arrays of a part of the model move again.</summary>
    public Optimiser<M> Thaw(Func<M, object> part) => Thaw(In(part));

    /// <summary>The arrays of every part of a type move again.</summary>
    /// <exception cref="ArgumentException">No part has the type.</exception>
    public Optimiser<M> Thaw<L>() => Thaw(In<L>(nameof(Thaw)));

    /// <summary>Another rule, with fresh state, for the arrays at the given paths. Its state may depend on the shape of an array alone.</summary>
    /// <exception cref="ArgumentException">No path fits.</exception>
    public Optimiser<M> Use(Func<TreePath, bool> where, Rule rule)
    {
        var arrays = Outline.Arrays;
        if (arrays.Length != Slots.Length)
        {
            throw new ArgumentException($"Optimiser.Use: {Slots.Length} slots for a model of {arrays.Length} arrays; Setup one for this model.");
        }
        return Chosen(nameof(Use), where, (slot, i) => slot with { Rule = rule, State = rule.InitState(arrays[i]), Step = 0 });
    }

    private Func<TreePath, bool> In(Func<M, object> part) => Outline.Paths(part).ToHashSet().Contains;

    private Func<TreePath, bool> In<L>(string operation)
    {
        var paths = Outline.Paths<L>().ToHashSet();
        return paths.Count > 0
            ? paths.Contains
            : throw new ArgumentException(
                $"Optimiser.{operation}: no array sits in a {typeof(L).Name}; there are {string.Join(", ", Slots.Select(slot => slot.Path))}.");
    }

    /// <summary>Slots changed at the given paths; whoever names one place of a tied array means the array.</summary>
    private Optimiser<M> Chosen(string operation, Func<TreePath, bool> where, Func<Slot, int, Slot> change)
    {
        var chosen = Enumerable.Range(0, Slots.Length).Where(i => where(Slots[i].Path)).Select(i => Slots[i].TiedTo ?? i).ToHashSet();
        return chosen.Count > 0
            ? this with { Slots = [.. Slots.Select((slot, i) => chosen.Contains(i) ? change(slot, i) : slot)] }
            : throw new ArgumentException(
                $"Optimiser.{operation}: no array fits; there are {string.Join(", ", Slots.Select(slot => slot.Path))}.", nameof(where));
    }

    private Optimiser<M> Changed(Func<Rule, Rule> change) =>
        this with { Rule = change(Rule), Slots = [.. Slots.Select(slot => slot.Rule is null ? slot : slot with { Rule = change(slot.Rule) })] };
}
