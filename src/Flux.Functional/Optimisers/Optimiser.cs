using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Flux;

/// <summary>
/// A rule together with its state for one model, as a value: Flux's opt_state. A tree, so it is saved and moved like a model. A tensor that sat at several places of
/// the model when the optimiser was set up is one array: its gradients are summed, it has one state, and it stays the same at all its places.
/// </summary>
/// <param name="Rule">The rule of every array that has none of its own.</param>
/// <param name="Step">Steps taken.</param>
/// <param name="Slots">One per trainable array, in the order of <see cref="Tree.Leaves"/>.</param>
/// <param name="Outline">The shapes of the model.</param>
[JsonConverter(typeof(BsonOnly))]
public sealed partial record Optimiser<M>(Rule Rule, long Step, ImmutableArray<Slot> Slots, ModelOutline<M> Outline) where M : notnull
{
    internal static Optimiser<M> Start(Rule rule, M model)
    {
        var slots = ImmutableArray.CreateBuilder<Slot>();
        var seen = new Dictionary<Tensor, int>(ReferenceEqualityComparer.Instance);
        foreach (var (path, leaf) in Tree.Leaves(model))
        {
            if (seen.TryGetValue(leaf, out int first))
            {
                slots.Add(new(path, leaf.Shape, default(NoState), null, 0, false, first));
                continue;
            }
            seen.Add(leaf, slots.Count);
            slots.Add(new(path, leaf.Shape, rule.InitState(leaf), null, 0, false));
        }
        return new(rule, 0, slots.ToImmutable(), new(model));
    }

    /// <summary>
    /// The model one step on, and the optimiser for the next step. Trainable arrays move by the rule; everything else is the given model's, so that the successor
    /// of a training pass (with its running statistics) is what to give.
    /// </summary>
    /// <exception cref="TreeException">Model and gradient differ in structure.</exception>
    /// <exception cref="ArgumentException">Arrays of the model or the gradient are not those this optimiser was set up for, of another shape, or not tied any more.</exception>
    public (M Model, Optimiser<M> Next) Update(M model, M gradient, Tensor? loss = null)
    {
        double value = loss is null ? double.NaN : loss.Scalar();
        var (xs, dxs) = (new List<Tensor>(Slots.Length), new List<Tensor>(Slots.Length));
        Tree.Pairs(model, gradient, (x, dx) =>
        {
            xs.Add(x);
            dxs.Add(dx);
        });
        Check(model, xs, dxs);
        for (int i = 0; i < xs.Count; i++)
        {
            if (Slots[i].TiedTo is { } first) dxs[first] += dxs[i];
        }

        var slots = Slots.ToBuilder();
        foreach (var (i, (state, x)) in Stepped(xs, dxs, value))
        {
            xs[i] = x;
            slots[i] = Slots[i] with { State = state, Step = Slots[i].Step + 1 };
        }
        int next = 0;
        var moved = Tree.Map(model, _ =>
        {
            int place = next++;
            return xs[Slots[place].TiedTo ?? place];
        });
        return (moved, this with { Step = Step + 1, Slots = slots.MoveToImmutable() });
    }

    /// <summary>The next states and arrays of all slots that move, by number: each by itself, or together with those of its rule where the rule sees all.</summary>
    private IEnumerable<(int Slot, (object State, Tensor X) Result)> Stepped(List<Tensor> xs, List<Tensor> dxs, double loss)
    {
        List<int>? together = null;
        for (int i = 0; i < Slots.Length; i++)
        {
            if (Slots[i].Frozen || Slots[i].TiedTo is not null) continue;
            var rule = RuleOf(i);
            if (rule.SeesAll) (together ??= []).Add(i);
            else yield return (i, rule.StepOne(Slots[i].State, xs[i], dxs[i], new(Slots[i].Step, loss)));
        }
        foreach (var group in together?.GroupBy(RuleOf) ?? [])
        {
            var stepped = group.Key.StepAll([.. group.Select(i => new ArrayStep(Slots[i].State, xs[i], dxs[i], new(Slots[i].Step, loss)))]);
            foreach (var result in group.Zip(stepped)) yield return result;
        }
    }

    private Rule RuleOf(int slot) => Slots[slot].Rule ?? Rule;

    private void Check(M model, List<Tensor> xs, List<Tensor> dxs)
    {
        if (xs.Count != Slots.Length) throw Mismatch(model);
        for (int i = 0; i < xs.Count; i++)
        {
            var slot = Slots[i];
            if (xs[i].Shape != slot.Shape) throw Mismatch(model);
            if (!slot.Frozen && xs[i].Shape != dxs[i].Shape)
            {
                throw new ArgumentException($"Optimiser.Update: {slot.Path} has shape {xs[i].Shape}, its gradient {dxs[i].Shape}; equal shapes would fit.");
            }
            if (slot.TiedTo is { } first && xs[i] != xs[first] && !xs[i].AllClose(xs[first], 0, 0))
            {
                throw new ArgumentException(
                    $"Optimiser.Update: {Slots[first].Path} and {slot.Path} were one tensor when this optimiser was set up and are different numbers now; Setup one for this model, or make them one again.");
            }
        }
    }

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
    public override string ToString() => $"Optimiser({Rule}, step {Step}, {Slots.Length} arrays{Counted("tied", slot => slot.TiedTo is not null)}{Counted("frozen", slot => slot.Frozen)})";

    private string Counted(string what, Func<Slot, bool> which) => Slots.Count(which) is > 0 and int count ? $", {count} {what}" : "";
}
