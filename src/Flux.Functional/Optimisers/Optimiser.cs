using System.Collections.Immutable;

namespace Flux;

/// <summary>A rule together with its state for one model, as a value: Flux's opt_state. A tree, so it is saved and moved like a model.</summary>
/// <param name="Rule">The rule of every array that has none of its own.</param>
/// <param name="Step">Steps taken.</param>
/// <param name="Slots">One per trainable array, in the order of <see cref="Tree.Leaves"/>.</param>
/// <param name="Outline">The shapes of the model.</param>
public sealed record Optimiser<M>(Rule Rule, long Step, ImmutableArray<Slot> Slots, ModelOutline<M> Outline) where M : notnull
{
    internal static Optimiser<M> Start(Rule rule, M model)
    {
        var slots = ImmutableArray.CreateBuilder<Slot>();
        foreach (var (path, leaf) in Tree.Leaves(model)) slots.Add(new(path, leaf.Shape, rule.InitState(leaf), null, 0, false));
        return new(rule, 0, slots.ToImmutable(), new(model));
    }

    /// <summary>
    /// The model one step on, and the optimiser for the next step. Trainable arrays move by the rule; everything else is the given model's, so that the successor
    /// of a training pass (with its running statistics) is what to give.
    /// </summary>
    /// <exception cref="TreeException">Model and gradient differ in structure.</exception>
    /// <exception cref="ArgumentException">Arrays of the model or the gradient are not those this optimiser was set up for, or of another shape.</exception>
    public (M Model, Optimiser<M> Next) Update(M model, M gradient, Tensor? loss = null)
    {
        double value = loss is null ? double.NaN : loss.Scalar();
        var next = ImmutableArray.CreateBuilder<Slot>(Slots.Length);
        var moved = Tree.Zip(model, gradient, (x, dx) =>
        {
            if (next.Count == Slots.Length) throw Mismatch(model);
            var slot = Slots[next.Count];
            if (x.Shape != slot.Shape) throw Mismatch(model);
            if (slot.Frozen)
            {
                next.Add(slot);
                return x;
            }
            if (x.Shape != dx.Shape) throw new ArgumentException($"Optimiser.Update: {slot.Path} has shape {x.Shape}, its gradient {dx.Shape}; equal shapes would fit.");
            var rule = slot.Rule ?? Rule;
            var (state, y) = rule.StepOne(slot.State, x, dx, new StepInfo(slot.Step, value));
            next.Add(slot with { State = state, Step = slot.Step + 1 });
            return y;
        });
        if (next.Count != Slots.Length) throw Mismatch(model);
        return (moved, this with { Step = Step + 1, Slots = next.MoveToImmutable() });
    }

    /// <summary>The same state with another learning rate, in every rule that has one.</summary>
    public Optimiser<M> Adjust(double eta) => Changed(rule => rule.WithEta(eta));

    /// <summary>The same state with every rule of type R changed; a chain's rules are reached.</summary>
    public Optimiser<M> Adjust<R>(Func<R, R> change) where R : Rule => Changed(rule => rule.Change(change));

    /// <summary>Arrays at the given paths stay as they are from now on.</summary>
    /// <exception cref="ArgumentException">No path fits.</exception>
    public Optimiser<M> Freeze(Func<TreePath, bool> where) => Chosen(nameof(Freeze), where, (slot, _) => slot with { Frozen = true });

    /// <summary>The arrays of a part of the model stay as they are: <c>Freeze(m => m.Encoder)</c>.</summary>
    public Optimiser<M> Freeze(Func<M, object> part)
    {
        var frozen = Outline.Paths(part).ToHashSet();
        return Freeze(frozen.Contains);
    }

    /// <summary>All arrays move again.</summary>
    public Optimiser<M> Thaw() => this with { Slots = [.. Slots.Select(slot => slot with { Frozen = false })] };

    /// <summary>Another rule, with fresh state, for the arrays at the given paths. Its state may depend on the shape of an array alone.</summary>
    /// <exception cref="ArgumentException">No path fits.</exception>
    public Optimiser<M> Use(Func<TreePath, bool> where, Rule rule)
    {
        var arrays = Outline.Arrays;
        return Chosen(nameof(Use), where, (slot, i) => slot with { Rule = rule, State = rule.InitState(arrays[i]), Step = 0 });
    }

    private Optimiser<M> Chosen(string operation, Func<TreePath, bool> where, Func<Slot, int, Slot> change) => Slots.Any(slot => where(slot.Path))
        ? this with { Slots = [.. Slots.Select((slot, i) => where(slot.Path) ? change(slot, i) : slot)] }
        : throw new ArgumentException($"Optimiser.{operation}: no array fits; there are {string.Join(", ", Slots.Select(slot => slot.Path))}.", nameof(where));

    private Optimiser<M> Changed(Func<Rule, Rule> change) =>
        this with { Rule = change(Rule), Slots = [.. Slots.Select(slot => slot.Rule is null ? slot : slot with { Rule = change(slot.Rule) })] };

    private ArgumentException Mismatch(M model)
    {
        string[] own = [.. Slots.Select(slot => $"{slot.Path} {slot.Shape}")], other = [.. Tree.Leaves(model).Select(leaf => $"{leaf.Path} {leaf.Value.Shape}")];
        return new($"Optimiser.Update: the model is not the one this optimiser was set up for: only the model has {Listed(other.Except(own))}; only the optimiser has {Listed(own.Except(other))}. Setup one for this model.");
    }

    private static string Listed(IEnumerable<string> arrays)
    {
        string[] all = [.. arrays];
        return all.Length == 0 ? "none" : string.Join(", ", all.Take(5)) + (all.Length > 5 ? $" and {all.Length - 5} more" : "");
    }

    /// <summary>The rule, the steps taken and the number of arrays.</summary>
    public override string ToString() => $"Optimiser({Rule}, step {Step}, {Slots.Length} arrays{(Slots.Count(slot => slot.Frozen) is > 0 and int frozen ? $", {frozen} frozen" : "")})";
}
